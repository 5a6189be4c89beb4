import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CustomerClient } from '../widget/customer-client';
import { reasonText } from '../widget/mood-panel';
import { tokenSubject } from '../widget/session';
import { FakeNetwork, FakeStore } from './fakes';

const AT = '2026-11-24T10:00:00Z';
const token = (subject: string): string => `h.${btoa(JSON.stringify({ sub: subject }))}.s`;

const welcome = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: 'welcome',
  conversation: 'c1',
  owner: 'bot',
  agent: null,
  language: 'en',
  name: 'Emma',
  last_seq: 0,
  ...more,
});

const message = (
  seq: number,
  sender = 'bot',
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  type: 'message',
  seq,
  id: `m${seq}`,
  sender,
  name: null,
  text: `text ${seq}`,
  buttons: [],
  data: null,
  at: AT,
  ...more,
});

describe('the customer client', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function tab(
    store = new FakeStore(),
    who = 'emma',
  ): { client: CustomerClient; net: FakeNetwork; store: FakeStore } {
    const net = new FakeNetwork();
    const client = new CustomerClient({
      url: 'ws://bank/customer/socket',
      token: token(who),
      language: 'en',
      store,
      socket: { connect: net.connect, random: () => 1, network: null },
    });
    client.start();
    return { client, net, store };
  }

  function welcomed(frame = welcome()): ReturnType<typeof tab> {
    const opened = tab();
    opened.net.socket.open();
    opened.net.socket.receive(frame);
    return opened;
  }

  function reconnect(net: FakeNetwork): void {
    net.socket.break();
    net.waitForNext();
    net.socket.open();
  }

  it('begins with a hello for the latest conversation and all its messages', () => {
    const { net } = tab();
    net.socket.open();
    expect(net.socket.sent).toEqual([
      { type: 'hello', token: token('emma'), conversation: null, after: 0, language: 'en', channel: 'web' },
    ]);
  });

  it('shows a message at once as sending, then as sent with the text as the server kept it', () => {
    const { client, net } = welcomed();
    client.say('hello');
    const id = String(net.socket.ofType('message')[0]?.['id']);
    expect(client.bubbles.map((one) => [one.text, one.state])).toEqual([['hello', 'sending']]);
    net.socket.receive({ type: 'ack', id, seq: 1, at: AT, text: 'hello!' });
    expect(client.bubbles.map((one) => [one.id, one.text, one.state])).toEqual([[id, 'hello!', 'sent']]);
  });

  it('does not show a message twice when ack and echo both come, in either order', () => {
    const { client, net } = welcomed();
    client.say('one');
    client.say('two');
    const [one, two] = net.socket.ofType('message').map((frame) => String(frame['id']));
    net.socket.receive(message(1, 'customer', { id: one, text: 'one' }));
    net.socket.receive({ type: 'ack', id: one, seq: 1, at: AT, text: 'one' });
    net.socket.receive({ type: 'ack', id: two, seq: 2, at: AT, text: 'two' });
    net.socket.receive(message(2, 'customer', { id: two, text: 'two' }));
    expect(client.bubbles.map((bubble) => bubble.text)).toEqual(['one', 'two']);
  });

  it('keeps what is written without a connection and sends it after the welcome', () => {
    const { client, net } = tab();
    client.say('are you there?');
    expect(client.bubbles[0]?.state).toBe('waiting');
    net.socket.open();
    expect(net.socket.ofType('message')).toHaveLength(0);
    net.socket.receive(welcome());
    expect(net.socket.ofType('message')).toMatchObject([{ text: 'are you there?' }]);
  });

  it('sends again under the same id what was not acknowledged before the connection broke', () => {
    const { client, net } = welcomed();
    client.say('hello');
    const id = net.socket.ofType('message')[0]?.['id'];
    reconnect(net);
    net.socket.receive(welcome());
    expect(net.socket.ofType('message')).toMatchObject([{ id, text: 'hello' }]);
    expect(client.bubbles).toHaveLength(1);
  });

  it('takes a connection for dead that acknowledges nothing', () => {
    const { client, net } = welcomed();
    client.say('hello');
    vi.advanceTimersByTime(13_000);
    expect(net.sockets).toHaveLength(2);
  });

  it('asks after a reconnect for what it has missed, from before the first gap', () => {
    const { net, client } = welcomed(welcome({ last_seq: 2 }));
    for (const seq of [1, 2, 4]) net.socket.receive(message(seq));
    reconnect(net);
    expect(net.socket.sent[0]).toMatchObject({ type: 'hello', conversation: 'c1', after: 2 });
    net.socket.receive(welcome({ last_seq: 4 }));
    for (const seq of [3, 4]) net.socket.receive(message(seq));
    expect(client.messages.map((one) => one.seq)).toEqual([1, 2, 3, 4]);
  });

  it('finds its conversation and its outbox again after a reload', () => {
    const first = welcomed();
    first.net.socket.receive(message(1));
    first.client.seen();
    first.client.say('unsent');
    first.client.stop();
    const second = tab(first.store);
    expect(second.client.bubbles.map((one) => one.text)).toEqual(['unsent']);
    second.net.socket.open();
    // Nothing received is stored in the browser, so everything is asked for again.
    expect(second.net.socket.sent[0]).toMatchObject({ conversation: 'c1', after: 0 });
    second.net.socket.receive(welcome({ last_seq: 1 }));
    second.net.socket.receive(message(1));
    expect(second.client.bubbles.map((one) => one.text)).toEqual(['text 1', 'unsent']);
    expect(second.client.unread).toBe(0);
  });

  it('keeps neither the token nor what was received in the browser', () => {
    const { net, store, client } = welcomed();
    net.socket.receive(message(1, 'bot', { text: 'Your balance is 1,284.55' }));
    client.seen();
    const kept = [...store.kept.entries()].flat().join('\n');
    expect(kept).not.toContain(token('emma'));
    expect(kept).not.toContain('1,284.55');
  });

  it('shows nothing of one customer to the next', () => {
    const { client, store } = welcomed();
    client.say('my secret');
    client.stop();
    const other = tab(store, 'lucia');
    other.net.socket.open();
    expect(other.client.bubbles).toEqual([]);
    expect(other.net.socket.sent[0]).toMatchObject({ conversation: null });
  });

  it('lets go of a conversation that is refused, once, and then says that it cannot', () => {
    const { client, net } = welcomed();
    reconnect(net);
    net.socket.receive({ type: 'error', code: 'forbidden', message: 'no' });
    net.socket.open();
    expect(net.socket.sent[0]).toMatchObject({ conversation: null });
    net.socket.receive({ type: 'error', code: 'forbidden', message: 'no' });
    expect(client.connection).toBe('unavailable');
    vi.advanceTimersByTime(60_000);
    expect(net.sockets).toHaveLength(3);
  });

  it('keeps a refused message with the reason, for the customer to try again or delete', () => {
    const { client, net } = welcomed();
    client.say('hello');
    const id = String(net.socket.ofType('message')[0]?.['id']);
    net.socket.receive({ type: 'error', code: 'rate_limited', message: 'Please wait a moment.', id });
    expect(client.bubbles[0]).toMatchObject({ state: 'failed', problem: 'Please wait a moment.' });
    client.retry(id);
    expect(net.socket.ofType('message')).toHaveLength(2);
    client.discard(id);
    expect(client.bubbles).toEqual([]);
  });

  it('stops and tells the page when the session has ended', () => {
    const { client, net } = welcomed();
    const told = vi.fn();
    client.onExpired = told;
    net.socket.receive({ type: 'error', code: 'expired', message: 'ended' });
    vi.advanceTimersByTime(60_000);
    expect(told).toHaveBeenCalledOnce();
    expect(client.connection).toBe('expired');
    expect(net.sockets).toHaveLength(1);
  });

  it('sends a chosen button by its message and place', () => {
    const { client, net } = welcomed();
    net.socket.receive(message(1, 'bot', { buttons: [{ title: 'Yes' }, { title: 'No' }] }));
    const offered = client.messages[0];
    if (!offered) throw new Error('no message');
    client.choose(offered, 1);
    expect(net.socket.ofType('choose')).toMatchObject([{ seq: 1, index: 1 }]);
    expect(client.bubbles.at(-1)).toMatchObject({ sender: 'customer', text: 'No' });
  });

  it('follows who owns the conversation', () => {
    const { client, net } = welcomed();
    net.socket.receive({ type: 'owner', owner: 'queued', agent: null, position: 2 });
    expect([client.owner, client.position]).toEqual(['queued', 2]);
    net.socket.receive({ type: 'owner', owner: 'human', agent: 'Sofia', position: null });
    expect([client.owner, client.agent, client.position]).toEqual(['human', 'Sofia', null]);
  });

  it('masks a card number before it goes anywhere', () => {
    const { client, net, store } = tab();
    client.say('it is 4111 1111 1111 1111');
    expect([...store.kept.values()].join()).not.toContain('4111');
    net.socket.open();
    net.socket.receive(welcome());
    expect(net.socket.ofType('message')).toMatchObject([{ text: 'it is •••• 1111' }]);
  });

  it('begins an empty conversation on wish, and holds to it when the connection breaks meanwhile', () => {
    const { client, net } = welcomed();
    net.socket.receive(message(1));
    client.startFresh();
    expect(client.bubbles).toEqual([]);
    net.socket.open();
    expect(net.socket.sent[0]).toMatchObject({ conversation: null, fresh: true });
    reconnect(net);
    expect(net.socket.sent[0]).toMatchObject({ conversation: null, fresh: true });
    net.socket.receive(welcome({ conversation: 'c2' }));
    reconnect(net);
    expect(net.socket.sent[0]).toMatchObject({ conversation: 'c2' });
    expect(net.socket.sent[0]).not.toHaveProperty('fresh');
  });

  it('tells the language that was chosen without a connection, and else takes the conversation’s', () => {
    const { client, net } = welcomed(welcome({ language: 'es' }));
    expect(client.language).toBe('es');
    net.socket.break();
    client.setLanguage('de');
    vi.advanceTimersByTime(1_000);
    net.socket.open();
    net.socket.receive(welcome({ language: 'es' }));
    expect(net.socket.ofType('language')).toEqual([{ type: 'language', language: 'de' }]);
    expect(client.language).toBe('de');
  });

  it('tells that the customer writes, seldom, and that they have stopped', () => {
    const { client, net } = welcomed();
    for (let key = 0; key < 10; key += 1) {
      client.writing();
      vi.advanceTimersByTime(200);
    }
    expect(net.socket.ofType('typing')).toEqual([{ type: 'typing', on: true }]);
    vi.advanceTimersByTime(3_000);
    expect(net.socket.ofType('typing').at(-1)).toEqual({ type: 'typing', on: false });
  });

  it('announces nothing while old messages are played back', () => {
    const { client, net } = welcomed(welcome({ last_seq: 2 }));
    net.socket.receive(message(1));
    expect(client.replaying).toBe(true);
    net.socket.receive(message(2));
    expect(client.replaying).toBe(false);
  });
});

describe('whom a token is for', () => {
  it('is read from it, and unreadable tokens are kept apart', () => {
    expect(tokenSubject(token('emma'))).toBe('emma');
    expect(tokenSubject('abc')).not.toBe(tokenSubject('abd'));
    expect(tokenSubject('abc')).not.toContain('abc');
  });
});

describe('the reading of mood, at the customer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const reading = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
    type: 'mood',
    on: true,
    since: null,
    mood: 'upset',
    reason: 'not_understood',
    kept: true,
    id: null,
    ...more,
  });

  function open(): { client: CustomerClient; net: FakeNetwork } {
    const net = new FakeNetwork();
    const client = new CustomerClient({
      url: 'ws://bank/customer/socket',
      token: token('emma'),
      language: 'en',
      store: new FakeStore(),
      socket: { connect: net.connect, random: () => 1, network: null },
    });
    client.start();
    net.socket.open();
    net.socket.receive(welcome());
    return { client, net };
  }

  it('is unknown until the server says it', () => {
    const { client, net } = open();
    expect(client.mood).toBeNull();
    net.socket.receive(reading());
    expect(client.mood).toMatchObject({ on: true, mood: 'upset', reason: 'not_understood' });
  });

  it('is switched by the server alone, and only once at a time', () => {
    const { client, net } = open();
    net.socket.receive(reading());
    client.switchMood(false);
    client.switchMood(false);
    client.forgetMood();
    const asked = net.socket.ofType('mood_analysis');
    expect(asked).toMatchObject([{ on: false }]);
    expect(net.socket.ofType('forget_mood')).toEqual([]);
    expect(client.mood?.on).toBe(true);
    expect(client.moodChangeable).toBe(false);
    net.socket.receive(reading({ on: false, mood: null, reason: null, id: asked[0]?.['id'] }));
    expect(client.mood).toMatchObject({ on: false, mood: null });
    expect(client.moodChange).toMatchObject({ kind: 'switch', state: 'done' });
    expect(client.moodChangeable).toBe(true);
  });

  it('is deleted on request', () => {
    const { client, net } = open();
    net.socket.receive(reading());
    client.forgetMood();
    const id = net.socket.ofType('forget_mood')[0]?.['id'];
    net.socket.receive(reading({ mood: null, reason: null, kept: false, id }));
    expect(client.moodChange).toMatchObject({ kind: 'forget', state: 'done' });
    expect(client.mood?.kept).toBe(false);
  });

  it('stays as it was when the server refuses, and says why', () => {
    const { client, net } = open();
    net.socket.receive(reading());
    client.switchMood(false);
    const id = net.socket.ofType('mood_analysis')[0]?.['id'];
    net.socket.receive({ type: 'error', code: 'rate_limited', message: 'One moment, please.', id });
    expect(client.mood?.on).toBe(true);
    expect(client.moodChange).toMatchObject({ state: 'failed', problem: 'One moment, please.' });
    expect(client.problem).toBeNull();
    expect(client.moodChangeable).toBe(true);
  });

  it('cannot be changed without a connection, and a request that got lost leaves the switch usable', () => {
    const { client, net } = open();
    net.socket.receive(reading());
    client.switchMood(false);
    net.socket.break();
    client.switchMood(false);
    expect(client.moodChangeable).toBe(false);
    expect(client.moodChange).toBeNull();
    net.waitForNext();
    net.socket.open();
    net.socket.receive(welcome());
    net.socket.receive(reading({ on: false, mood: null }));
    expect(client.mood?.on).toBe(false);
    expect(client.moodChangeable).toBe(true);
  });

  it('keeps the choice and drops the reading when another conversation begins', () => {
    const { client, net } = open();
    net.socket.receive(reading({ on: true }));
    client.startFresh();
    expect(client.mood).toMatchObject({ on: true, mood: null, reason: null });
  });

  it('has a plain sentence for every reason that the machine gives, in every language', () => {
    const machine = readFileSync(new URL('../../bank/domain/mood.py', import.meta.url), 'utf8');
    const documented = /reason: A code for the desk's curve: ([^.]+)\./.exec(machine)?.[1] ?? '';
    const numbers = readFileSync(new URL('../../data/mood.yml', import.meta.url), 'utf8');
    const pushing = /intent_push:[^\n]*\n((?: {2}\w+:.*\n)+)/.exec(numbers)?.[1] ?? '';
    const intents = [...pushing.matchAll(/^ {2}(\w+):/gm)].map((match) =>
      match[1] === 'make_complaint' ? 'complaint' : (match[1] ?? ''),
    );
    const codes = [...documented.split(/[,\s]+/).filter(Boolean), ...intents];
    expect(codes.length).toBeGreaterThan(10);
    for (const language of ['en', 'es', 'fr', 'de']) {
      const words = readFileSync(new URL(`../../data/web/${language}.ftl`, import.meta.url), 'utf8');
      const t = (id: string): string => new RegExp(`^${id} = (.+)$`, 'm').exec(words)?.[1] ?? id;
      expect(codes.filter((code) => !reasonText(code, t))).toEqual([]);
    }
    expect(reasonText('a_code_from_next_year', (id) => id)).toBe('');
  });
});

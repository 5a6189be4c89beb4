import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeskClient } from '../desk/desk-client';
import { curvePoints } from '../desk/mood-curve';
import type { Mood, Note, QueueItem, Turn } from '../desk/protocol';
import { interleaved, noteText } from '../desk/notes';
import { commandOf, nextOf } from '../desk/shortcuts';
import { reasonText } from '../desk/views';
import { completeMessage } from '../shared/protocol';
import { FakeNetwork } from './fakes';

const item = (conversation: string): QueueItem => ({
  handoff: `h-${conversation}`,
  conversation,
  customer_name: 'Emma Hughes',
  language: 'en',
  reason: 'asked',
  mood: 'calm',
  priority: 2,
  waiting_since: '2026-11-24T10:00:00Z',
  position: 1,
  preview: 'hello',
});
const turn = (seq: number, mood: Mood): Turn => ({ seq, mood, mood_reason: null, intent: null, at: null });
const view = (id: string): Record<string, unknown> => ({
  type: 'conversation',
  conversation: { id, language: 'en', owner: 'human', opened_at: '2026-11-24T10:00:00Z' },
  customer: { name: 'Emma Hughes', accounts: [], cards: [], cases: [] },
  messages: [{ seq: 1, id: 'm1', sender: 'customer', text: 'hello' }],
  turns: [turn(1, 'calm')],
  notes: [],
  handoff: null,
});

describe('the desk client', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function answering(): { client: DeskClient; net: FakeNetwork } {
    const net = new FakeNetwork();
    const client = new DeskClient('ws://bank/desk/socket', {
      connect: net.connect,
      random: () => 1,
      network: null,
    });
    client.start();
    net.socket.open();
    net.socket.receive({ type: 'hello', staff: { id: 's', name: 'Sofia', languages: ['en'] } });
    net.socket.receive({ type: 'queue', items: [], mine: [item('c1')] });
    client.open('c1');
    net.socket.receive(view('c1'));
    return { client, net };
  }

  it('shows what the agent wrote at once, and once', () => {
    const { client, net } = answering();
    client.say('Good morning');
    const id = String(net.socket.ofType('message')[0]?.['id']);
    expect(client.unsent.map((draft) => draft.text)).toEqual(['Good morning']);
    net.socket.receive({ type: 'ack', id, seq: 2 });
    net.socket.receive({
      type: 'message',
      conversation: 'c1',
      seq: 2,
      id,
      sender: 'agent',
      name: 'Sofia',
      text: 'Good morning',
    });
    expect(client.unsent).toEqual([]);
    expect(client.messages.map((message) => message.text)).toEqual(['hello', 'Good morning']);
  });

  it('opens its conversation again and sends again what was under way, after the connection broke', () => {
    const { client, net } = answering();
    client.say('Good morning');
    const id = net.socket.ofType('message')[0]?.['id'];
    net.socket.break();
    vi.advanceTimersByTime(1_000);
    net.socket.open();
    expect(net.socket.sent).toMatchObject([
      { type: 'open', conversation: 'c1' },
      { type: 'message', id },
    ]);
  });

  it('passes over messages and moods of other conversations', () => {
    const { client, net } = answering();
    net.socket.receive({
      type: 'message',
      conversation: 'c2',
      seq: 9,
      id: 'm9',
      sender: 'customer',
      text: 'not here',
    });
    net.socket.receive({ type: 'turn', conversation: 'c2', ...turn(9, 'upset') });
    expect(client.messages).toHaveLength(1);
    expect(client.view?.turns).toHaveLength(1);
  });

  it('adds the mood of a new message to the curve', () => {
    const { client, net } = answering();
    net.socket.receive({ type: 'turn', conversation: 'c1', ...turn(3, 'upset') });
    expect(client.turnOf(3)?.mood).toBe('upset');
    expect(client.view?.turns.map((one) => one.seq)).toEqual([1, 3]);
  });

  it('follows mood and last words in the list', () => {
    const { client, net } = answering();
    net.socket.receive({ type: 'turn', conversation: 'c1', ...turn(3, 'upset') });
    net.socket.receive({
      type: 'message',
      conversation: 'c1',
      seq: 3,
      id: 'm3',
      sender: 'customer',
      text: 'And now?',
    });
    expect(client.mine[0]).toMatchObject({ mood: 'upset', preview: 'And now?' });
  });

  it('shows a note as soon as it is left, in its own conversation', () => {
    const { client, net } = answering();
    const left = {
      id: 'h1',
      agent: 'Sofia',
      note: 'Fee refunded',
      outcome: null,
      at: '2026-11-24T10:05:00Z',
    };
    net.socket.receive({ type: 'notes', conversation: 'c2', notes: [left] });
    expect(client.view?.notes).toEqual([]);
    net.socket.receive({ type: 'notes', conversation: 'c1', notes: [left] });
    expect(client.view?.notes).toEqual([left]);
  });

  it('shows no mood once the customer has switched its reading off, in their conversation alone', () => {
    const { client, net } = answering();
    const off = { type: 'mood', mood_analysis: false, turns: [{ ...turn(1, 'calm'), mood: null }] };
    net.socket.receive({ ...off, conversation: 'c2' });
    expect(client.turnOf(1)?.mood).toBe('calm');
    net.socket.receive({ ...off, conversation: 'c1' });
    expect(client.view?.customer.mood_analysis).toBe(false);
    expect(client.turnOf(1)?.mood).toBeNull();
  });

  it('keeps a refused reply for another try', () => {
    const { client, net } = answering();
    client.say('Good morning');
    const id = String(net.socket.ofType('message')[0]?.['id']);
    net.socket.receive({ type: 'error', code: 'internal', message: 'no', id });
    expect(client.unsent).toMatchObject([{ state: 'failed' }]);
    client.retry(id);
    expect(net.socket.ofType('message')).toHaveLength(2);
  });
});

describe('notes of colleagues', () => {
  const at = (minute: number): string => `2026-11-24T10:0${minute}:00Z`;
  const said = (seq: number): ReturnType<typeof completeMessage> =>
    completeMessage({ seq, id: `m${seq}`, sender: 'customer', text: `n${seq}`, at: at(seq) });
  const note = (minute: number, text: string | null, outcome: string | null = null): Note => ({
    id: `h${minute}`,
    agent: 'Sofia',
    note: text,
    outcome,
    at: at(minute),
  });

  it('stand where the conversation was given back', () => {
    const order = interleaved([said(1), said(3), said(5)], [note(6, 'last'), note(2, 'first')]);
    expect(order.map((one) => (one.kind === 'note' ? one.note.note : one.message.text))).toEqual([
      'n1',
      'first',
      'n3',
      'n5',
      'last',
    ]);
  });

  it('name the outcome in words, and one without words as it is', () => {
    const t = (id: string): string =>
      ({ 'desk-outcome': 'Outcome', 'desk-outcome-solved': 'Solved' })[id] ?? id;
    expect(noteText(note(1, 'Fee refunded'), t)).toBe('Fee refunded');
    expect(noteText(note(1, null, 'solved'), t)).toBe('Outcome: Solved');
    expect(noteText(note(1, null, 'other'), t)).toBe('Outcome: other');
  });
});

describe('the mood curve', () => {
  it('leaves out messages of which no mood is known', () => {
    const points = curvePoints([turn(1, 'calm'), { ...turn(3, 'calm'), mood: null }, turn(5, 'upset')]);
    expect(points.map((point) => point.mood)).toEqual(['calm', 'upset']);
    expect(points[1]?.x).toBeGreaterThan(points[0]?.x ?? 0);
  });

  it('goes from the first message to the last, worse moods lower', () => {
    const points = curvePoints([turn(1, 'pleased'), turn(3, 'upset'), turn(5, 'distressed')]);
    expect(points.map((point) => point.x)).toEqual([...points.map((point) => point.x)].sort((a, b) => a - b));
    expect(points.map((point) => point.y)).toEqual([...points.map((point) => point.y)].sort((a, b) => a - b));
  });

  it('can show a single message and a mood that it does not know', () => {
    expect(curvePoints([turn(1, 'calm')])).toHaveLength(1);
    expect(curvePoints([turn(1, 'puzzled' as Mood)])[0]?.y).toBeGreaterThan(0);
  });
});

describe('the desk’s keys', () => {
  const key = (more: Partial<KeyboardEvent>): KeyboardEvent =>
    ({ altKey: false, ctrlKey: false, metaKey: false, code: '', key: '', ...more }) as KeyboardEvent;

  it('need Alt, so that a letter in the reply box stays a letter', () => {
    expect(commandOf(key({ altKey: true, code: 'KeyQ', key: 'q' }), true)).toBe('queue');
    expect(commandOf(key({ code: 'KeyQ', key: 'q' }), false)).toBeNull();
    expect(commandOf(key({ altKey: true, ctrlKey: true, code: 'KeyQ', key: '@' }), true)).toBeNull();
  });

  it('take a question mark for help only outside of text', () => {
    expect(commandOf(key({ key: '?' }), false)).toBe('help');
    expect(commandOf(key({ key: '?' }), true)).toBeNull();
  });

  it('go round the list', () => {
    const list = [item('a'), item('b')];
    expect(nextOf(list, null)?.conversation).toBe('a');
    expect(nextOf(list, 'a')?.conversation).toBe('b');
    expect(nextOf(list, 'b')?.conversation).toBe('a');
    expect(nextOf([], 'a')).toBeUndefined();
  });
});

describe('why a person came', () => {
  const read = (path: string): string => readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8');
  const reasons = [...read('escalation.yml').matchAll(/^ {2}(\w+): \{priority/gm)].map(
    (match) => match[1] ?? '',
  );

  it('has words of its own for every reason of the policy', () => {
    const ids = reasons.map((reason) => reasonText(reason, (id) => id));
    expect(reasons).toContain('risk_self_harm');
    expect(ids.filter((id) => !read('web/en.ftl').includes(`\n${id} = `))).toEqual([]);
    expect(new Set(ids).size).toBe(reasons.length);
    expect(ids).not.toContain('desk-reason-other');
  });

  it('is named for a reason that nobody has named yet', () => {
    expect(reasonText('brand_new', (id) => id)).toBe('desk-reason-other');
    expect(reasonText('constructor', (id) => id)).toBe('desk-reason-other');
  });
});

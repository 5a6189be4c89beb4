import { describe, expect, it } from 'vitest';
import { Outbox } from '../shared/outbox';
import { FakeStore, RefusingStore } from './fakes';

const AT = '2026-11-24T10:00:00Z';
const say = (id: string): { type: 'message'; id: string; text: string } => ({
  type: 'message',
  id,
  text: `text ${id}`,
});

function filled(store: FakeStore | RefusingStore = new FakeStore()): Outbox {
  const outbox = new Outbox(store, 'box');
  outbox.add(say('a'), 'text a', AT);
  outbox.add(say('b'), 'text b', AT);
  return outbox;
}

describe('the outbox', () => {
  it('sends in the order of writing', () => {
    const sent: string[] = [];
    filled().flush((frame) => sent.push(frame.id) > 0);
    expect(sent).toEqual(['a', 'b']);
  });

  it('lets nothing overtake what could not be sent', () => {
    const outbox = filled();
    const sent: string[] = [];
    outbox.flush((frame) => frame.id !== 'a' && sent.push(frame.id) > 0);
    expect(sent).toEqual([]);
    expect(outbox.entries.map((entry) => entry.state)).toEqual(['waiting', 'waiting']);
  });

  it('sends what was under way again after the connection was lost, under the same id', () => {
    const outbox = filled();
    outbox.flush(() => true);
    outbox.acknowledge('a');
    outbox.interrupted();
    const sent: string[] = [];
    outbox.flush((frame) => sent.push(frame.id) > 0);
    expect(sent).toEqual(['b']);
  });

  it('survives a reload, with what was under way waiting again', () => {
    const store = new FakeStore();
    filled(store).flush(() => true);
    const after = new Outbox(store, 'box');
    expect(after.entries.map((entry) => [entry.frame.id, entry.state])).toEqual([
      ['a', 'waiting'],
      ['b', 'waiting'],
    ]);
  });

  it('leaves nothing behind in storage when everything has been acknowledged', () => {
    const store = new FakeStore();
    const outbox = filled(store);
    outbox.acknowledge('a');
    outbox.acknowledge('b');
    expect(store.kept.size).toBe(0);
  });

  it('keeps a refused message, does not send it by itself, and sends it on a retry', () => {
    const outbox = filled();
    outbox.fail('a', 'Too much at once.');
    const sent: string[] = [];
    const send = (frame: { id: string }): boolean => sent.push(frame.id) > 0;
    outbox.flush(send);
    expect(sent).toEqual(['b']);
    expect(outbox.find('a')).toMatchObject({ state: 'failed', problem: 'Too much at once.' });
    outbox.retry('a');
    outbox.flush(send);
    expect(sent).toEqual(['b', 'a']);
  });

  it('works without storage', () => {
    expect(filled(new RefusingStore()).entries).toHaveLength(2);
  });

  it('passes over what others have written into the storage', () => {
    const store = new FakeStore();
    store.setItem('box', '[{"frame":null},7,{"frame":{"id":"x"},"text":"kept","state":"waiting"}]');
    expect(new Outbox(store, 'box').entries.map((entry) => entry.text)).toEqual(['kept']);
    store.setItem('box', 'not json');
    expect(new Outbox(store, 'box').entries).toEqual([]);
  });
});

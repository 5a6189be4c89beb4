import { describe, expect, it } from 'vitest';
import { completeMessage, type Message, type Sender } from '../shared/protocol';
import { Transcript, openButtons } from '../shared/transcript';

const message = (seq: number, sender: Sender = 'bot', buttons: string[] = []): Message =>
  completeMessage({
    seq,
    id: `m${seq}`,
    sender,
    text: `text ${seq}`,
    buttons: buttons.map((title) => ({ title })),
  });

describe('the transcript', () => {
  it('shows messages in order, however they came', () => {
    const transcript = new Transcript();
    for (const seq of [3, 1, 2]) transcript.merge(message(seq));
    expect(transcript.messages.map((one) => one.seq)).toEqual([1, 2, 3]);
  });

  it('has a message once, whether by replay, by ack or from another tab', () => {
    const transcript = new Transcript();
    expect(transcript.merge(message(1))).toBe(true);
    expect(transcript.merge({ ...message(1), text: 'masked' })).toBe(false);
    expect(transcript.messages.map((one) => one.text)).toEqual(['masked']);
  });

  it('asks for a replay from before the first gap', () => {
    const transcript = new Transcript();
    for (const seq of [1, 2, 5]) transcript.merge(message(seq));
    expect(transcript.contiguousSeq).toBe(2);
    expect(transcript.lastSeq).toBe(5);
    for (const seq of [3, 4]) transcript.merge(message(seq));
    expect(transcript.contiguousSeq).toBe(5);
  });
});

describe('buttons', () => {
  it('can be chosen until the customer has spoken', () => {
    const offered = [
      message(1, 'customer'),
      message(2, 'bot', ['Yes', 'No']),
      message(3, 'system'),
      message(4, 'bot'),
    ];
    expect([...openButtons(offered)]).toEqual([2]);
    expect([...openButtons([...offered, message(5, 'customer')])]).toEqual([]);
  });
});

/** The messages of one conversation, merged by id and sequence number from replay, live frames and acks. */

import type { Message } from './protocol';

export class Transcript {
  private readonly byId = new Map<string, Message>();
  private sorted: readonly Message[] | null = null;

  /** In order of `seq`. The same array until something changes. */
  get messages(): readonly Message[] {
    this.sorted ??= [...this.byId.values()].sort((a, b) => a.seq - b.seq);
    return this.sorted;
  }

  get lastSeq(): number {
    return this.messages.at(-1)?.seq ?? 0;
  }

  /** The highest n such that 1..n are all here: what to ask a replay after, so that a gap heals by itself. */
  get contiguousSeq(): number {
    let seq = 0;
    for (const message of this.messages) {
      if (message.seq > seq + 1) break;
      seq = message.seq;
    }
    return seq;
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** Take a message in. @returns true when it was not here yet. */
  merge(message: Message): boolean {
    const known = this.byId.has(message.id);
    this.byId.set(message.id, message);
    this.sorted = null;
    return !known;
  }

  clear(): void {
    this.byId.clear();
    this.sorted = null;
  }
}

/**
 * Return the sequence numbers of the bot messages whose buttons can still be chosen: those since the customer
 * last spoke.
 */
export function openButtons(messages: readonly Message[]): Set<number> {
  const open = new Set<number>();
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (!message || message.sender === 'customer') break;
    if (message.sender === 'bot' && message.buttons.length) open.add(message.seq);
  }
  return open;
}

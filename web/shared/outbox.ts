/** What the customer wrote and the server has not acknowledged; survives reloads and being offline. */

import type { ChooseFrame, SayFrame } from './protocol';

export type OutboxState = 'waiting' | 'sending' | 'failed';

export interface OutboxEntry {
  frame: SayFrame | ChooseFrame;
  /** What the bubble shows: the text, or the title of the chosen button. */
  text: string;
  /** ISO 8601. */
  at: string;
  state: OutboxState;
  /** The server's sentence when it refused the message. */
  problem: string | null;
}

/** The part of `Storage` that is used. Storage may throw (private mode, quota): the outbox then lives in memory. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class Outbox {
  private list: OutboxEntry[];

  constructor(
    private readonly store: Store | null,
    private readonly key: string,
  ) {
    this.list = this.load();
  }

  get entries(): readonly OutboxEntry[] {
    return this.list;
  }

  add(frame: SayFrame | ChooseFrame, text: string, at: string): void {
    this.list = [...this.list, { frame, text, at, state: 'waiting', problem: null }];
    this.save();
  }

  /**
   * Send what waits, in order. Stops at the first one that cannot be sent, so that nothing overtakes.
   *
   * @param send Returns false when there is no connection.
   */
  flush(send: (frame: SayFrame | ChooseFrame) => boolean): void {
    for (const entry of this.list) {
      if (entry.state !== 'waiting') continue;
      if (!send(entry.frame)) break;
      this.change(entry.frame.id, { state: 'sending' });
    }
  }

  /** The connection is gone: what was under way may not have arrived, and goes again under the same id. */
  interrupted(): void {
    for (const entry of this.list)
      if (entry.state === 'sending') this.change(entry.frame.id, { state: 'waiting' });
  }

  /** The server has it. @returns The entry that left the outbox, or undefined when it was not in it. */
  acknowledge(id: string): OutboxEntry | undefined {
    const entry = this.find(id);
    if (entry) this.remove(id);
    return entry;
  }

  fail(id: string, problem: string | null): boolean {
    if (!this.find(id)) return false;
    this.change(id, { state: 'failed', problem });
    return true;
  }

  retry(id: string): void {
    this.change(id, { state: 'waiting', problem: null });
  }

  remove(id: string): void {
    this.list = this.list.filter((entry) => entry.frame.id !== id);
    this.save();
  }

  /** Another conversation has begun: a choice among its buttons would mean something else there. */
  dropChoices(): void {
    this.list = this.list.filter((entry) => entry.frame.type !== 'choose');
    this.save();
  }

  find(id: string): OutboxEntry | undefined {
    return this.list.find((entry) => entry.frame.id === id);
  }

  private change(id: string, change: Partial<OutboxEntry>): void {
    this.list = this.list.map((entry) => (entry.frame.id === id ? { ...entry, ...change } : entry));
    this.save();
  }

  private load(): OutboxEntry[] {
    try {
      const stored: unknown = JSON.parse(this.store?.getItem(this.key) ?? '[]');
      if (!Array.isArray(stored)) return [];
      return (stored as OutboxEntry[])
        .filter((entry) => typeof entry?.frame?.id === 'string' && typeof entry.text === 'string')
        .map((entry) => (entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry));
    } catch {
      return [];
    }
  }

  private save(): void {
    try {
      if (this.list.length) this.store?.setItem(this.key, JSON.stringify(this.list));
      else this.store?.removeItem(this.key);
    } catch {
      // Full or forbidden storage: the messages still wait in this page.
    }
  }
}

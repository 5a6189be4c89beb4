/** What the widget remembers in this tab, apart for each customer. Never the token, never a message received. */

import type { Store } from '../shared/outbox';

export interface SessionMemory {
  conversation: string | null;
  /** The last sequence number that the customer has seen; what is above it counts as unread. */
  lastSeq: number;
  open: boolean;
}

const EMPTY: SessionMemory = { conversation: null, lastSeq: 0, open: false };

export class Session {
  private memory: SessionMemory;

  constructor(
    private readonly store: Store | null,
    private readonly key: string,
  ) {
    this.memory = this.load();
  }

  get value(): Readonly<SessionMemory> {
    return this.memory;
  }

  change(change: Partial<SessionMemory>): void {
    this.memory = { ...this.memory, ...change };
    try {
      this.store?.setItem(this.key, JSON.stringify(this.memory));
    } catch {
      // Full or forbidden storage: remembered until the page is left.
    }
  }

  private load(): SessionMemory {
    try {
      const stored = JSON.parse(this.store?.getItem(this.key) ?? '{}') as Partial<SessionMemory>;
      return {
        conversation: typeof stored.conversation === 'string' ? stored.conversation : null,
        lastSeq: typeof stored.lastSeq === 'number' ? stored.lastSeq : 0,
        open: stored.open === true,
      };
    } catch {
      return { ...EMPTY };
    }
  }
}

/**
 * Return whom a token is for, to keep two customers of one browser apart. This proves nothing: the server checks.
 *
 * A token that cannot be read is named by a digest of itself, so that no other customer's memory is found.
 */
export function tokenSubject(token: string): string {
  try {
    const payload = token.split('.')[1] ?? '';
    const json = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
    const subject = (JSON.parse(json) as { sub?: unknown }).sub;
    if (typeof subject === 'string' && subject) return subject;
  } catch {
    // Not a JWT.
  }
  let digest = 0x811c9dc5;
  for (const character of token) digest = Math.imul(digest ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return `opaque-${digest.toString(16)}`;
}

/** sessionStorage, or null where the browser forbids it. */
export function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

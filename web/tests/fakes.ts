/** Stand-ins for the browser: a socket that a test opens, feeds and breaks, and a storage in memory. */

import { vi } from 'vitest';
import type { SocketLike } from '../shared/socket';
import type { Store } from '../shared/outbox';

export class FakeSocket implements SocketLike {
  readyState = 0;
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  onerror: SocketLike['onerror'] = null;
  readonly sent: Record<string, unknown>[] = [];
  closed = false;

  send(data: string): void {
    this.sent.push(JSON.parse(data) as Record<string, unknown>);
  }

  close(): void {
    this.readyState = 3;
    this.closed = true;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.({} as never);
  }

  receive(frame: unknown): void {
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) } as never);
  }

  break(): void {
    this.readyState = 3;
    this.onclose?.({} as never);
  }

  ofType(type: string): Record<string, unknown>[] {
    return this.sent.filter((frame) => frame['type'] === type);
  }
}

/** Every socket that was asked for, the newest last. */
export class FakeNetwork {
  readonly sockets: FakeSocket[] = [];

  readonly connect = (): FakeSocket => {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  };

  /** Let the (faked) time pass until something connects again. */
  waitForNext(): void {
    const count = this.sockets.length;
    while (this.sockets.length === count) vi.advanceTimersByTime(100);
  }

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('nothing has connected');
    return socket;
  }
}

export class FakeStore implements Store {
  readonly kept = new Map<string, string>();

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }

  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

export class RefusingStore implements Store {
  getItem(): string | null {
    throw new Error('denied');
  }

  setItem(): void {
    throw new Error('denied');
  }

  removeItem(): void {
    throw new Error('denied');
  }
}

/** A WebSocket that comes back: exponential waits with jitter, at once when the browser is online again. */

import { parseFrame } from './protocol';

/** What of WebSocket is used; tests give a fake. */
export interface SocketLike {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string): void;
  close(code?: number): void;
}

export interface SocketOptions {
  connect?: (url: string) => SocketLike;
  /** Waits in milliseconds; `random` in [0, 1) spreads them so that many pages do not return together. */
  firstWait?: number;
  longestWait?: number;
  /** A connection attempt that hangs longer (milliseconds) counts as failed. */
  openTimeout?: number;
  random?: () => number;
  /** Where `online` and `offline` are told; none in tests. */
  network?: EventTarget | null;
}

export type SocketState = 'stopped' | 'connecting' | 'open' | 'waiting';

const OPEN = 1;

export class ReconnectingSocket<In extends { type: string }, Out extends { type: string }> {
  onState: (state: SocketState) => void = () => undefined;
  onFrame: (frame: In) => void = () => undefined;

  private socket: SocketLike | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private current: SocketState = 'stopped';
  private readonly options: Required<SocketOptions>;

  constructor(
    private readonly url: string,
    options: SocketOptions = {},
  ) {
    this.options = {
      connect: (address) => new WebSocket(address),
      firstWait: 500,
      longestWait: 15_000,
      openTimeout: 10_000,
      random: Math.random,
      network: typeof window === 'undefined' ? null : window,
      ...options,
    };
  }

  get state(): SocketState {
    return this.current;
  }

  start(): void {
    if (this.current !== 'stopped') return;
    this.options.network?.addEventListener('online', this.reconnectNow);
    this.options.network?.addEventListener('offline', this.lost);
    this.failures = 0;
    this.open();
  }

  stop(): void {
    this.options.network?.removeEventListener('online', this.reconnectNow);
    this.options.network?.removeEventListener('offline', this.lost);
    clearTimeout(this.timer);
    this.drop();
    this.enter('stopped');
  }

  /** Send a frame. @returns false when there is no open connection; the frame is then not sent. */
  send(frame: Out): boolean {
    if (this.socket?.readyState !== OPEN || this.current !== 'open') return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  /** Tell that the server has accepted this page; only then do the waits begin small again. */
  settled(): void {
    this.failures = 0;
  }

  /** Try at once instead of waiting further. */
  readonly reconnectNow = (): void => {
    if (this.current !== 'waiting') return;
    clearTimeout(this.timer);
    this.open();
  };

  /** Give the connection up as dead and make a new one, after a wait. */
  readonly lost = (): void => {
    if (this.current === 'stopped' || this.current === 'waiting') return;
    this.drop();
    this.failures += 1;
    this.enter('waiting');
    const longest = Math.min(this.options.longestWait, this.options.firstWait * 2 ** (this.failures - 1));
    this.timer = setTimeout(() => this.open(), longest * (0.5 + this.options.random() / 2));
  };

  private open(): void {
    this.drop();
    clearTimeout(this.timer);
    this.enter('connecting');
    let socket: SocketLike;
    try {
      socket = this.options.connect(this.url);
    } catch {
      this.lost();
      return;
    }
    this.socket = socket;
    this.timer = setTimeout(this.lost, this.options.openTimeout);
    socket.onopen = () => {
      clearTimeout(this.timer);
      this.enter('open');
    };
    socket.onmessage = (event: { data?: unknown }) => {
      const frame = parseFrame<In>(event.data);
      if (frame) this.onFrame(frame);
    };
    socket.onclose = this.lost;
    socket.onerror = this.lost;
  }

  /** Detach first: a late event of a dropped socket must not touch its successor. */
  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
    socket.close();
  }

  private enter(state: SocketState): void {
    if (state === this.current) return;
    this.current = state;
    this.onState(state);
  }
}

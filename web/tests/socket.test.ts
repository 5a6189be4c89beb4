import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReconnectingSocket, type SocketState } from '../shared/socket';
import { FakeNetwork } from './fakes';

type Frame = { type: string };

describe('the reconnecting socket', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function started(browser: EventTarget | null = null): {
    net: FakeNetwork;
    socket: ReconnectingSocket<Frame, Frame>;
    states: SocketState[];
  } {
    const net = new FakeNetwork();
    const socket = new ReconnectingSocket<Frame, Frame>('ws://bank', {
      connect: net.connect,
      random: () => 1,
      network: browser,
    });
    const states: SocketState[] = [];
    socket.onState = (state): void => void states.push(state);
    socket.start();
    return { net, socket, states };
  }

  it('comes back after waits that double, up to a limit', () => {
    const { net } = started();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const before = Date.now();
      net.socket.break();
      net.waitForNext();
      waits.push(Date.now() - before);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15000, 15000]);
  });

  it('begins with small waits again only once the server has accepted it', () => {
    const { net, socket } = started();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      net.socket.open();
      net.socket.break();
      net.waitForNext();
    }
    net.socket.open();
    socket.settled();
    net.socket.break();
    const count = net.sockets.length;
    vi.advanceTimersByTime(499);
    expect(net.sockets).toHaveLength(count);
    vi.advanceTimersByTime(1);
    expect(net.sockets).toHaveLength(count + 1);
  });

  it('tries at once when the browser is online again', () => {
    const browser = new EventTarget();
    const { net, states } = started(browser);
    net.socket.open();
    browser.dispatchEvent(new Event('offline'));
    expect(states.at(-1)).toBe('waiting');
    browser.dispatchEvent(new Event('online'));
    expect(net.sockets).toHaveLength(2);
  });

  it('says that nothing was sent while there is no connection', () => {
    const { net, socket } = started();
    expect(socket.send({ type: 'x' })).toBe(false);
    net.socket.open();
    expect(socket.send({ type: 'x' })).toBe(true);
    net.socket.break();
    expect(socket.send({ type: 'x' })).toBe(false);
  });

  it('hears nothing more from a socket that it has given up', () => {
    const { net, socket } = started();
    const heard: string[] = [];
    socket.onFrame = (frame): void => void heard.push(frame.type);
    const first = net.socket;
    first.open();
    first.receive({ type: 'one' });
    socket.lost();
    first.receive({ type: 'two' });
    first.break();
    expect(heard).toEqual(['one']);
    expect(first.closed).toBe(true);
  });

  it('passes over frames that it cannot read', () => {
    const { net, socket } = started();
    const heard: string[] = [];
    socket.onFrame = (frame): void => void heard.push(frame.type);
    net.socket.open();
    for (const raw of ['', '{', '[]', '7', '{"kind":"x"}', '{"type":"good"}']) net.socket.receive(raw);
    expect(heard).toEqual(['good']);
  });

  it('gives up on an attempt that hangs', () => {
    const { net } = started();
    vi.advanceTimersByTime(10_500);
    expect(net.sockets).toHaveLength(2);
  });

  it('stays away after stop', () => {
    const { net, socket } = started(new EventTarget());
    net.socket.open();
    socket.stop();
    vi.advanceTimersByTime(60_000);
    expect(net.sockets).toHaveLength(1);
  });
});

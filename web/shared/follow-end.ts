/** Keeps a scrolled list at its end while the reader is there, and leaves it alone when they have scrolled up. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

// Nearer to the end than this (CSS pixels) counts as reading the newest message.
const AT_END = 80;

export class FollowEnd implements ReactiveController {
  atEnd = true;
  private list: HTMLElement | null = null;
  // A list that becomes lower (a note appears under it) scrolls nothing by itself.
  private readonly resized = new ResizeObserver(() => this.follow());

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly find: () => HTMLElement | null | undefined,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const list = this.find() ?? null;
    if (list !== this.list) {
      this.list?.removeEventListener('scroll', this.scrolled);
      this.resized.disconnect();
      this.list = list;
      this.atEnd = true;
      list?.addEventListener('scroll', this.scrolled, { passive: true });
      if (list) this.resized.observe(list);
    }
    this.follow();
  }

  hostDisconnected(): void {
    this.resized.disconnect();
    this.list = null;
  }

  toEnd(): void {
    this.atEnd = true;
    this.host.requestUpdate();
  }

  private follow(): void {
    if (this.list && this.atEnd) this.list.scrollTop = this.list.scrollHeight;
  }

  private readonly scrolled = (): void => {
    if (!this.list) return;
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    const atEnd = scrollHeight - scrollTop - clientHeight < AT_END;
    if (atEnd === this.atEnd) return;
    this.atEnd = atEnd;
    this.host.requestUpdate();
  };
}

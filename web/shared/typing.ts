/** 'Somebody is writing', told and heard. Told seldom and taken back after a pause; heard, it fades by itself. */

const REPEAT = 4_000;
const PAUSE = 3_000;
// A lost 'off' must not leave the dots for ever.
const FADE = 15_000;

type Timer = ReturnType<typeof setTimeout> | undefined;

/** Tells the other side, through `send`, while the own side writes. */
export class TypingSignal {
  private toldAt: number | null = null;
  private timer: Timer;

  constructor(private readonly send: (on: boolean) => void) {}

  /** To be called at every change of the text. */
  writing(): void {
    const now = Date.now();
    if (this.toldAt === null || now - this.toldAt > REPEAT) {
      this.toldAt = now;
      this.send(true);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stop(), PAUSE);
  }

  stop(): void {
    clearTimeout(this.timer);
    if (this.toldAt === null) return;
    this.toldAt = null;
    this.send(false);
  }
}

/** Holds who of the other side is writing. */
export class TypingHeard<Who> {
  who: Who | null = null;
  private timer: Timer;

  constructor(private readonly changed: () => void) {}

  hear(who: Who | null): void {
    clearTimeout(this.timer);
    this.who = who;
    if (who === null) return;
    this.timer = setTimeout(() => {
      this.who = null;
      this.changed();
    }, FADE);
  }
}

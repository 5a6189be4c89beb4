/** The agent's end: who waits, what is open, what was written. Draws nothing. */

import { newId } from '../shared/identifiers';
import { completeMessage, type Message } from '../shared/protocol';
import { ReconnectingSocket, type SocketOptions } from '../shared/socket';
import { Transcript } from '../shared/transcript';
import { TypingHeard, TypingSignal } from '../shared/typing';
import type { ConversationView, DeskClientFrame, DeskServerFrame, QueueItem, Staff, Turn } from './protocol';

export interface Draft {
  id: string;
  conversation: string;
  text: string;
  at: string;
  state: 'sending' | 'failed';
}

export class DeskClient {
  onChange: () => void = () => undefined;
  /** The connection is gone; it may be that the session has ended. */
  onClosed: () => void = () => undefined;

  staff: Staff | null = null;
  connected = false;
  queue: QueueItem[] = [];
  mine: QueueItem[] = [];
  view: ConversationView | null = null;
  /** The conversation asked for, which may not have come yet. */
  selected: string | null = null;
  /** The code of the server's last refusal. */
  problem: string | null = null;

  private readonly transcript = new Transcript();
  private readonly heard = new TypingHeard<'customer'>(() => this.onChange());
  private readonly signal = new TypingSignal((on) => {
    if (this.selected) this.socket.send({ type: 'typing', conversation: this.selected, on });
  });
  private drafts: Draft[] = [];
  private readonly socket: ReconnectingSocket<DeskServerFrame, DeskClientFrame>;

  constructor(url: string, options: SocketOptions = {}) {
    this.socket = new ReconnectingSocket(url, options);
    this.socket.onFrame = (frame): void => this.receive(frame);
    this.socket.onState = (state): void => {
      this.connected = state === 'open';
      if (state === 'open') this.resume();
      if (state === 'waiting') this.onClosed();
      this.onChange();
    };
  }

  start(): void {
    this.socket.start();
  }

  stop(): void {
    this.signal.stop();
    this.heard.hear(null);
    this.socket.stop();
  }

  get messages(): readonly Message[] {
    return this.transcript.messages;
  }

  /** What this agent wrote here and the server has not acknowledged. */
  get unsent(): Draft[] {
    return this.drafts.filter(
      (draft) => draft.conversation === this.selected && !this.transcript.has(draft.id),
    );
  }

  get selectedItem(): QueueItem | undefined {
    return [...this.mine, ...this.queue].find((item) => item.conversation === this.selected);
  }

  /** Whether the open conversation is this agent's to answer. */
  get answering(): boolean {
    return this.mine.some((item) => item.conversation === this.selected);
  }

  get customerTyping(): boolean {
    return this.heard.who !== null;
  }

  turnOf(seq: number): Turn | undefined {
    return this.view?.turns.find((turn) => turn.seq === seq);
  }

  open(conversation: string): void {
    if (this.selected !== conversation) {
      this.signal.stop();
      this.selected = conversation;
      this.view = null;
      this.transcript.clear();
      this.heard.hear(null);
    }
    this.problem = null;
    this.socket.send({ type: 'open', conversation });
    this.onChange();
  }

  accept(item: QueueItem): void {
    this.problem = null;
    // The server answers with the whole conversation.
    this.socket.send({ type: 'accept', handoff: item.handoff });
    if (this.selected !== item.conversation) this.open(item.conversation);
  }

  say(text: string): void {
    if (!this.selected) return;
    const draft: Draft = {
      id: newId(),
      conversation: this.selected,
      text,
      at: new Date().toISOString(),
      state: 'sending',
    };
    this.drafts = [...this.drafts, draft];
    this.signal.stop();
    this.deliver(draft);
    this.onChange();
  }

  retry(id: string): void {
    this.drafts = this.drafts.map((draft) => (draft.id === id ? { ...draft, state: 'sending' } : draft));
    const draft = this.drafts.find((one) => one.id === id);
    if (draft) this.deliver(draft);
    this.onChange();
  }

  /** The agent changed the text that they are writing. */
  writing(): void {
    if (this.answering) this.signal.writing();
  }

  handBack(note: string): void {
    if (this.selected) this.socket.send({ type: 'hand_back', conversation: this.selected, note });
  }

  close(outcome: string): void {
    if (this.selected) this.socket.send({ type: 'close', conversation: this.selected, outcome });
  }

  private deliver(draft: Draft): void {
    this.socket.send({ type: 'message', conversation: draft.conversation, id: draft.id, text: draft.text });
  }

  /** After a reconnect: a fresh copy of what is open, and what was under way again (the server knows the ids). */
  private resume(): void {
    if (this.selected) this.socket.send({ type: 'open', conversation: this.selected });
    for (const draft of this.drafts) if (draft.state === 'sending') this.deliver(draft);
  }

  private receive(frame: DeskServerFrame): void {
    switch (frame.type) {
      case 'hello':
        this.staff = frame.staff;
        this.socket.settled();
        break;
      case 'queue':
        this.queue = frame.items;
        this.mine = frame.mine;
        break;
      case 'conversation':
        this.show(frame);
        break;
      case 'message':
        if (frame.sender === 'customer') this.keepListed(frame.conversation, { preview: frame.text });
        if (frame.conversation !== this.selected) break;
        this.transcript.merge(completeMessage(frame));
        this.drafts = this.drafts.filter((draft) => draft.id !== frame.id);
        if (frame.sender === 'customer') this.heard.hear(null);
        break;
      case 'turn':
        this.keepListed(frame.conversation, { mood: frame.mood });
        if (frame.conversation !== this.selected || !this.view) break;
        this.view.turns = [...this.view.turns.filter((turn) => turn.seq !== frame.seq), frame].sort(
          (a, b) => a.seq - b.seq,
        );
        break;
      case 'typing':
        if (frame.conversation === this.selected) this.heard.hear(frame.on ? 'customer' : null);
        break;
      case 'ack':
        this.acknowledged(frame);
        break;
      case 'owner':
        if (this.view && frame.conversation === this.selected) this.view.conversation.owner = frame.owner;
        break;
      case 'mood':
        if (!this.view || frame.conversation !== this.selected) break;
        this.view.customer.mood_analysis = frame.mood_analysis;
        this.view.turns = frame.turns;
        break;
      case 'notes':
        if (this.view && frame.conversation === this.selected) this.view.notes = frame.notes;
        break;
      case 'error':
        this.problem = frame.code;
        this.drafts = this.drafts.map((draft) =>
          draft.id === frame.id ? { ...draft, state: 'failed' } : draft,
        );
        break;
    }
    this.onChange();
  }

  /** The lists come anew when somebody joins or leaves them; between that, they follow what is heard. */
  private keepListed(conversation: string, change: Partial<QueueItem>): void {
    const changed = (item: QueueItem): QueueItem =>
      item.conversation === conversation ? { ...item, ...change } : item;
    this.queue = this.queue.map(changed);
    this.mine = this.mine.map(changed);
  }

  private show(frame: ConversationView): void {
    if (frame.conversation.id !== this.selected) return;
    this.view = { ...frame, turns: [...(frame.turns ?? [])].sort((a, b) => a.seq - b.seq) };
    for (const message of frame.messages) this.transcript.merge(completeMessage(message));
  }

  private acknowledged(frame: { id: string; seq: number; at?: string; text?: string }): void {
    const draft = this.drafts.find((one) => one.id === frame.id);
    this.drafts = this.drafts.filter((one) => one.id !== frame.id);
    if (!draft || draft.conversation !== this.selected || this.transcript.has(frame.id)) return;
    const { id, seq, at = draft.at, text = draft.text } = frame;
    const name = this.staff?.name ?? null;
    this.transcript.merge(completeMessage({ id, seq, at, text, sender: 'agent', name }));
  }
}

/** The customer's end of the conversation: one socket, one transcript, one outbox. Draws nothing. */

import { newId } from '../shared/identifiers';
import { maskCardNumbers } from '../shared/masking';
import { Outbox, type OutboxEntry, type Store } from '../shared/outbox';
import {
  completeMessage,
  type ClientFrame,
  type Message,
  type MoodFrame,
  type Owner,
  type ServerFrame,
  type Welcome,
} from '../shared/protocol';
import { ReconnectingSocket, type SocketOptions } from '../shared/socket';
import { Transcript } from '../shared/transcript';
import { TypingHeard, TypingSignal } from '../shared/typing';
import { Session, tokenSubject } from './session';

export type Connection = 'idle' | 'connecting' | 'online' | 'reconnecting' | 'expired' | 'unavailable';

/** A bubble: a stored message, or one of the outbox, which has no sequence number yet. */
export interface Bubble extends Message {
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  problem: string | null;
}

export interface ClientOptions {
  /** ws: or wss: address of /customer/socket. */
  url: string;
  token: string;
  /** The page's language, for a conversation that begins; null leaves it to the customer's profile. */
  language: string | null;
  store: Store | null;
  socket?: SocketOptions;
  now?: () => Date;
}

/** A request about the reading of mood, from the press of its button on. */
export interface MoodChange {
  id: string;
  kind: 'switch' | 'forget';
  state: 'sent' | 'done' | 'failed';
  problem: string | null;
}

// A connection that carries a message this long without an acknowledgement is taken for dead.
const ACK_TIMEOUT = 12_000;

type Timer = ReturnType<typeof setTimeout> | undefined;

export class CustomerClient {
  onChange: () => void = () => undefined;
  onExpired: () => void = () => undefined;

  connection: Connection = 'idle';
  owner: Owner = 'bot';
  agent: string | null = null;
  position: number | null = null;
  language: string | null;
  customerName = '';
  /** The server's last complaint that belongs to no message. */
  problem: string | null = null;
  /** How the mood is read now; null while the server has not said, as an older one never does. */
  mood: MoodFrame | null = null;
  /** What the customer last did about the reading of mood, and what came of it. */
  moodChange: MoodChange | null = null;
  /** While old messages are being played back, nothing of it is announced. */
  replaying = true;

  readonly session: Session;
  readonly outbox: Outbox;
  private readonly transcript = new Transcript();
  private readonly heard = new TypingHeard<'bot' | 'agent'>(() => this.onChange());
  private readonly signal = new TypingSignal((on) => void this.socket.send({ type: 'typing', on }));
  private readonly socket: ReconnectingSocket<ServerFrame, ClientFrame>;
  private readonly now: () => Date;
  private welcomed = false;
  private fresh = false;
  private languageUnsent = false;
  private expectedSeq = 0;
  private ackTimer: Timer;
  private replayTimer: Timer;

  constructor(private readonly options: ClientOptions) {
    const key = `attune:${options.url}:${tokenSubject(options.token)}`;
    this.session = new Session(options.store, key);
    this.outbox = new Outbox(options.store, `${key}:outbox`);
    this.language = options.language;
    this.now = options.now ?? ((): Date => new Date());
    this.socket = new ReconnectingSocket(options.url, options.socket);
    this.socket.onFrame = (frame): void => this.receive(frame);
    this.socket.onState = (state): void => {
      if (state === 'open') this.hello();
      else this.disconnected(state === 'stopped');
    };
  }

  /** Stored messages, then those of the outbox. */
  get bubbles(): Bubble[] {
    const stored = this.transcript.messages.map((message): Bubble => ({
      ...message,
      state: 'sent',
      problem: null,
    }));
    return [
      ...stored,
      ...this.outbox.entries.filter((entry) => !this.transcript.has(entry.frame.id)).map(bubble),
    ];
  }

  get messages(): readonly Message[] {
    return this.transcript.messages;
  }

  get unread(): number {
    const seen = this.session.value.lastSeq;
    return this.transcript.messages.filter((message) => message.sender !== 'customer' && message.seq > seen)
      .length;
  }

  start(): void {
    this.socket.start();
  }

  stop(): void {
    for (const timer of [this.ackTimer, this.replayTimer]) clearTimeout(timer);
    this.signal.stop();
    this.heard.hear(null);
    this.socket.stop();
  }

  say(text: string): void {
    const masked = maskCardNumbers(text.trim()).text;
    if (!masked) return;
    this.outbox.add({ type: 'message', id: newId(), text: masked }, masked, this.now().toISOString());
    this.signal.stop();
    this.flush();
  }

  choose(message: Message, index: number): void {
    const button = message.buttons[index];
    if (!button) return;
    const frame = { type: 'choose', id: newId(), seq: message.seq, index } as const;
    this.outbox.add(frame, button.title, this.now().toISOString());
    this.flush();
  }

  retry(id: string): void {
    this.outbox.retry(id);
    this.flush();
  }

  discard(id: string): void {
    this.outbox.remove(id);
    this.onChange();
  }

  /** Who of the bank is writing now. */
  get typing(): 'bot' | 'agent' | null {
    return this.heard.who;
  }

  /** The customer changed the text that they are writing. */
  writing(): void {
    if (this.welcomed) this.signal.writing();
  }

  /** The customer has everything before their eyes. */
  seen(): void {
    const seq = this.transcript.lastSeq;
    if (seq <= this.session.value.lastSeq) return;
    this.session.change({ lastSeq: seq });
    if (this.welcomed) this.socket.send({ type: 'seen', seq });
    this.onChange();
  }

  setLanguage(language: string): void {
    if (language === this.language) return;
    this.language = language;
    this.languageUnsent = !(this.welcomed && this.socket.send({ type: 'language', language }));
    this.onChange();
  }

  /** Allow or forbid that the mood is read. What counts is the server's answer: until then nothing has changed. */
  switchMood(on: boolean): void {
    this.changeMood('switch', (id) => ({ type: 'mood_analysis', id, on }));
  }

  /** Have everything deleted that was read of the mood so far. */
  forgetMood(): void {
    this.changeMood('forget', (id) => ({ type: 'forget_mood', id }));
  }

  /** Whether the choice about the mood can be changed now. */
  get moodChangeable(): boolean {
    return this.welcomed && this.moodChange?.state !== 'sent';
  }

  private changeMood(kind: MoodChange['kind'], frame: (id: string) => ClientFrame): void {
    const id = newId();
    if (!this.moodChangeable || !this.socket.send(frame(id))) return;
    this.moodChange = { id, kind, state: 'sent', problem: null };
    this.onChange();
  }

  /** Leave this conversation and begin an empty one. */
  startFresh(): void {
    this.fresh = true;
    this.leaveConversation();
    this.restart();
  }

  private restart(): void {
    this.socket.stop();
    this.connection = 'idle';
    this.socket.start();
    this.onChange();
  }

  private hello(): void {
    const conversation = this.fresh ? null : this.session.value.conversation;
    this.socket.send({
      type: 'hello',
      token: this.options.token,
      conversation,
      after: conversation ? this.transcript.contiguousSeq : 0,
      // For a conversation that begins; one that goes on keeps the language that it has come to.
      language: this.language,
      ...(this.fresh ? { fresh: true } : {}),
      channel: 'web',
    });
  }

  private disconnected(stopped: boolean): void {
    this.welcomed = false;
    this.heard.hear(null);
    clearTimeout(this.ackTimer);
    this.outbox.interrupted();
    // Whether it was carried out is told after the next welcome.
    if (this.moodChange?.state === 'sent') this.moodChange = null;
    if (!stopped && this.connection !== 'idle') this.connection = 'reconnecting';
    if (!stopped && this.connection === 'idle') this.connection = 'connecting';
    this.onChange();
  }

  private receive(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.welcome(frame);
        break;
      case 'ack':
        this.acknowledged(frame);
        break;
      case 'message':
        this.arrived(completeMessage(frame));
        break;
      case 'owner':
        this.owner = frame.owner;
        this.agent = frame.agent ?? null;
        this.position = frame.position ?? null;
        break;
      case 'typing':
        this.heard.hear(frame.on ? frame.who : null);
        break;
      case 'language':
        this.language = frame.language;
        break;
      case 'mood':
        this.mood = frame;
        if (frame.id && frame.id === this.moodChange?.id)
          this.moodChange = { ...this.moodChange, state: 'done' };
        break;
      case 'error':
        this.refused(frame);
        break;
    }
    this.onChange();
  }

  private welcome(frame: Welcome): void {
    const previous = this.session.value.conversation;
    if (previous && previous !== frame.conversation) this.leaveConversation();
    this.session.change({ conversation: frame.conversation });
    this.fresh = false;
    this.welcomed = true;
    this.connection = 'online';
    this.problem = null;
    this.owner = frame.owner;
    this.agent = frame.agent ?? null;
    if (frame.owner !== 'queued') this.position = null;
    // The customer chose another one while there was no connection.
    if (this.languageUnsent && this.language && this.language !== frame.language) {
      this.socket.send({ type: 'language', language: this.language });
    } else {
      this.language = frame.language;
    }
    this.languageUnsent = false;
    this.customerName = frame.name;
    this.expectedSeq = frame.last_seq;
    this.checkReplayed();
    clearTimeout(this.replayTimer);
    this.replayTimer = setTimeout(() => this.replayed(), 3_000);
    this.socket.settled();
    this.flush();
  }

  private acknowledged(frame: { id: string; seq: number; at: string; text: string }): void {
    const entry = this.outbox.acknowledge(frame.id);
    this.problem = null;
    if (entry && !this.transcript.has(frame.id)) {
      const own = { ...bubble(entry), seq: frame.seq, at: frame.at, text: frame.text ?? entry.text };
      this.transcript.merge(completeMessage(own));
    }
    this.watchAcknowledgements();
  }

  private arrived(message: Message): void {
    this.transcript.merge(message);
    this.outbox.acknowledge(message.id);
    if (message.sender === 'bot' || message.sender === 'agent') this.heard.hear(null);
    this.checkReplayed();
    this.watchAcknowledgements();
  }

  private refused(frame: { code: string; message: string; id?: string | null }): void {
    if (frame.code === 'expired') {
      this.socket.stop();
      this.connection = 'expired';
      this.onExpired();
    } else if (frame.code === 'forbidden' && !this.welcomed) {
      const remembered = this.session.value.conversation;
      this.leaveConversation();
      // A conversation that is not this customer's, or is gone, is forgotten once; then it is the page that is wrong.
      if (remembered) this.restart();
      else {
        this.socket.stop();
        this.connection = 'unavailable';
      }
    } else if (frame.id && frame.id === this.moodChange?.id) {
      this.moodChange = { ...this.moodChange, state: 'failed', problem: frame.message || null };
    } else if (frame.id) {
      this.outbox.fail(frame.id, frame.message);
      this.watchAcknowledgements();
    } else {
      this.problem = frame.message || null;
    }
  }

  private leaveConversation(): void {
    this.transcript.clear();
    this.outbox.dropChoices();
    this.session.change({ conversation: null, lastSeq: 0 });
    this.owner = 'bot';
    this.agent = null;
    this.position = null;
    // The choice is the customer's, the reading was that conversation's.
    if (this.mood) this.mood = { ...this.mood, mood: null, reason: null };
    this.replaying = true;
  }

  private flush(): void {
    if (this.welcomed) this.outbox.flush((frame) => this.socket.send(frame));
    this.watchAcknowledgements();
    this.onChange();
  }

  private watchAcknowledgements(): void {
    clearTimeout(this.ackTimer);
    if (this.outbox.entries.some((entry) => entry.state === 'sending')) {
      this.ackTimer = setTimeout(() => this.socket.lost(), ACK_TIMEOUT);
    }
  }

  private checkReplayed(): void {
    if (this.transcript.contiguousSeq >= this.expectedSeq) this.replayed();
  }

  private replayed(): void {
    clearTimeout(this.replayTimer);
    if (!this.replaying || !this.welcomed) return;
    this.replaying = false;
    this.onChange();
  }
}

function bubble(entry: OutboxEntry): Bubble {
  return {
    seq: 0,
    id: entry.frame.id,
    sender: 'customer',
    name: null,
    text: entry.text,
    buttons: [],
    data: null,
    at: entry.at,
    state: entry.state,
    problem: entry.problem,
  };
}

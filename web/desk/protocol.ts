/** The frames and answers of the desk. The server's side is `server/desk.py`. */

import type { Message, Mood, Owner } from '../shared/protocol';

export type { Mood };

export interface Staff {
  id: string;
  name: string;
  languages: string[];
}

export interface QueueItem {
  handoff: string;
  conversation: string;
  customer_name: string;
  language: string;
  reason: string;
  mood: Mood | null;
  /** 0 is urgent, 3 can wait. */
  priority: number;
  /** ISO 8601. */
  waiting_since: string;
  position: number | null;
  preview: string | null;
}

/** What the assistant made of one customer message; `seq` is that message's. */
export interface Turn {
  seq: number;
  /** null where the customer does not want it read, or had it deleted. */
  mood: Mood | null;
  mood_reason: string | null;
  intent: string | null;
  at: string | null;
}

/** What a colleague left behind when giving the conversation back. Customers never see it. */
export interface Note {
  /** Of the handoff that ended. */
  id?: string;
  agent: string;
  note: string | null;
  outcome: string | null;
  at: string;
}

export interface Summary {
  wanted?: unknown;
  tried?: unknown;
  mood?: unknown;
  promised?: unknown;
  earlier?: Note[];
  /** Codes of all that spoke for a person. */
  because?: string[];
  /** The customer's own words behind them. */
  evidence?: string[];
}

export interface Handoff {
  id: string;
  reason: string;
  priority: number;
  summary: Summary;
  created_at: string;
}

export interface AccountView {
  kind: 'checking' | 'savings' | 'credit_card' | 'joint';
  /** As the server writes it for people. */
  balance: string;
}

export interface CardView {
  brand: string;
  last4: string;
  status: 'active' | 'frozen' | 'lost';
}

export interface ConversationView {
  conversation: { id: string; language: string; owner: Owner; opened_at: string };
  customer: {
    name: string;
    language: string;
    country: string | null;
    persona: string | null;
    /** false when the customer has switched the reading of their mood off; no mood comes with it then. */
    mood_analysis?: boolean;
    customer_since: string | null;
    accounts: AccountView[];
    cards: CardView[];
    cases: { reference: string; opened_at: string; respond_by: string }[];
  };
  messages: Message[];
  turns: Turn[];
  notes: Note[];
  handoff: Handoff | null;
}

export type DeskClientFrame =
  | { type: 'accept'; handoff: string }
  | { type: 'open'; conversation: string }
  | { type: 'message'; conversation: string; id: string; text: string }
  | { type: 'typing'; conversation: string; on: boolean }
  | { type: 'hand_back'; conversation: string; note: string }
  | { type: 'close'; conversation: string; outcome: string };

export type DeskServerFrame =
  | { type: 'hello'; staff: Staff }
  | { type: 'queue'; items: QueueItem[]; mine: QueueItem[] }
  | ({ type: 'conversation' } & ConversationView)
  | ({ type: 'message'; conversation: string } & Message)
  | ({ type: 'turn'; conversation: string } & Turn)
  | { type: 'typing'; conversation: string; on: boolean }
  | { type: 'ack'; id: string; seq: number; at?: string; text?: string }
  | { type: 'owner'; conversation: string; owner: Owner }
  | { type: 'mood'; conversation: string; mood_analysis: boolean; turns: Turn[] }
  | { type: 'notes'; conversation: string; notes: Note[] }
  | { type: 'error'; code: string; message: string; id?: string | null };

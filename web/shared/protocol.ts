/** The frames of the customer socket. The server's side is `server/customer.py`. */

export type Owner = 'bot' | 'queued' | 'human';
export type Sender = 'customer' | 'bot' | 'agent' | 'system';

export interface ReplyButton {
  title: string;
}

/** A stored message. `seq` counts from 1 within a conversation; `at` is ISO 8601 with an offset. */
export interface Message {
  seq: number;
  id: string;
  sender: Sender;
  name: string | null;
  text: string;
  buttons: ReplyButton[];
  data: Record<string, unknown> | null;
  at: string;
}

export interface Hello {
  type: 'hello';
  token: string;
  conversation: string | null;
  /** The last sequence number that this page holds without a gap; 0 for all messages. */
  after: number;
  language: string | null;
  fresh?: boolean;
  channel: 'web';
}

export type SayFrame = { type: 'message'; id: string; text: string };
export type ChooseFrame = { type: 'choose'; id: string; seq: number; index: number };

export type ClientFrame =
  | Hello
  | SayFrame
  | ChooseFrame
  | { type: 'typing'; on: boolean }
  | { type: 'seen'; seq: number }
  | { type: 'language'; language: string }
  /** Allow or forbid the reading of mood; answered by a `mood` frame with the same id. */
  | { type: 'mood_analysis'; id: string; on: boolean }
  /** Delete what was read so far; answered likewise. */
  | { type: 'forget_mood'; id: string };

export type Mood = 'calm' | 'pleased' | 'uneasy' | 'upset' | 'distressed';

/** How the customer's mood is read at present. */
export interface MoodFrame {
  type: 'mood';
  on: boolean;
  /** When the customer last chose, ISO 8601; null when never. */
  since: string | null;
  /** null while the reading is off or nothing has been read yet. */
  mood: Mood | null;
  /** A code, such as 'not_understood'. */
  reason: string | null;
  /** Earlier readings are stored. */
  kept: boolean;
  /** Of the request that this answers. */
  id: string | null;
}

export type ErrorCode =
  'empty' | 'too_long' | 'rate_limited' | 'expired' | 'forbidden' | 'malformed' | 'internal';

export interface Welcome {
  type: 'welcome';
  conversation: string;
  owner: Owner;
  agent: string | null;
  language: string;
  name: string;
  last_seq: number;
}

export type ServerFrame =
  | Welcome
  | { type: 'ack'; id: string; seq: number; at: string; text: string }
  | ({ type: 'message' } & Message)
  | { type: 'owner'; owner: Owner; agent: string | null; position: number | null }
  | { type: 'typing'; who: 'bot' | 'agent'; on: boolean }
  | { type: 'language'; language: string }
  | MoodFrame
  | { type: 'error'; code: ErrorCode; message: string; id?: string | null };

/** The most characters that one message may have; the server refuses more. */
export const TEXT_LIMIT = 2000;

/**
 * Parse one frame of either socket.
 *
 * @returns The object when it has a `type`, else null: an unknown or broken frame is skipped, so that an older
 *   page goes on working beside a newer server.
 */
export function parseFrame<Frame extends { type: string }>(raw: unknown): Frame | null {
  if (typeof raw !== 'string') return null;
  try {
    const frame: unknown = JSON.parse(raw);
    if (typeof frame === 'object' && frame !== null && 'type' in frame && typeof frame.type === 'string') {
      return frame as Frame;
    }
  } catch {
    return null;
  }
  return null;
}

/** Fill in what a server may leave out, so that the pages need no checks of their own. */
export function completeMessage(message: Partial<Message> & Pick<Message, 'seq' | 'id' | 'sender'>): Message {
  return {
    seq: message.seq,
    id: message.id,
    sender: message.sender,
    name: message.name ?? null,
    text: message.text ?? '',
    buttons: message.buttons ?? [],
    data: message.data ?? null,
    at: message.at ?? new Date().toISOString(),
  };
}

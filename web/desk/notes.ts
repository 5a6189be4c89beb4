/** Colleagues' notes: where they stand in the transcript, and how they read. */

import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../shared/formats';
import type { Message } from '../shared/protocol';
import type { Strings } from '../shared/strings';
import type { Note } from './protocol';

export type Entry = { kind: 'message'; message: Message } | { kind: 'note'; note: Note };

/** The transcript in order of time: a note has no number, it stands before the first message that came after it. */
export function interleaved(messages: readonly Message[], notes: readonly Note[]): Entry[] {
  const waiting = [...notes].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const entries: Entry[] = [];
  for (const message of messages) {
    while (waiting[0] && Date.parse(waiting[0].at) < Date.parse(message.at))
      entries.push({ kind: 'note', note: waiting.shift() as Note });
    entries.push({ kind: 'message', message });
  }
  return [...entries, ...waiting.map((note): Entry => ({ kind: 'note', note }))];
}

/** Note and outcome in one text; an outcome that has no words is shown as it is. */
export function noteText({ note, outcome }: Note, t: Strings): string {
  return [note, outcome ? `${t('desk-outcome')}: ${outcomeName(outcome, t)}` : null]
    .filter(Boolean)
    .join('\n');
}

function outcomeName(outcome: string, t: Strings): string {
  const id = `desk-outcome-${outcome}`;
  const name = t(id);
  return name === id ? outcome : name;
}

export function noteEntry(note: Note, t: Strings, language: string): TemplateResult {
  return html`<article class="note" data-testid="desk-note" aria-label=${t('desk-hand-back-note')}>
    <div class="meta">
      <span class="who">${note.agent}</span>
      <time datetime=${note.at}>${clock(note.at, language)}</time>
      <span>${t('desk-hand-back')}</span>
    </div>
    <p class="text" dir="auto">${noteText(note, t)}</p>
  </article>`;
}

/** In the summary, for whoever comes second: who had the customer before, and what they left behind. */
export function earlierNotes(
  notes: readonly Note[] | undefined,
  t: Strings,
): TemplateResult | typeof nothing {
  if (!notes?.length) return nothing;
  return html`<dt>${t('desk-hand-back-note')}</dt>
    <dd data-testid="desk-summary-earlier">
      ${notes.map((note) => html`<p class="earlier" dir="auto"><b>${note.agent}</b> ${noteText(note, t)}</p>`)}
    </dd>`;
}

/** What the desk shows, as functions from state to templates. */

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clock, countryName, duration, languageName } from '../shared/formats';
import type { Message } from '../shared/protocol';
import type { Strings } from '../shared/strings';
import type { DeskClient, Draft } from './desk-client';
import { moodCurve } from './mood-curve';
import { earlierNotes, interleaved, noteEntry } from './notes';
import type { AccountView, CardView, ConversationView, Mood, QueueItem, Summary } from './protocol';

export interface Shown {
  client: DeskClient;
  t: Strings;
  language: string;
  now: Date;
}

/** The reasons of data/escalation.yml and the last part of the id of their words. */
const REASONS = new Map([
  ['asked', 'requested'],
  ['anger', 'upset'],
  ['distress', 'distress'],
  ['risk_self_harm', 'self-harm'],
  ['risk_coercion', 'coercion'],
  ['fraud', 'fraud'],
  ['lost_card', 'lost-card'],
  ['dispute', 'dispute'],
  ['hardship', 'hardship'],
  ['bereavement', 'bereavement'],
  ['complaint', 'complaint'],
  ['repeated_failure', 'not-understood'],
  ['unsure', 'unsure'],
]);

export function reasonText(reason: string, t: Strings): string {
  return t(`desk-reason-${REASONS.get(reason) ?? 'other'}`);
}

/** The server's codes of refusal that have words of their own. */
export function problemText(code: string, t: Strings): string {
  if (code === 'already_taken') return t('desk-error-taken');
  if (['not_yours', 'illegal_move', 'fence_lost', 'not_found'].includes(code))
    return t('desk-error-moved-on');
  return t('desk-error');
}

export function moodChip(mood: Mood | null | undefined, t: Strings): TemplateResult | typeof nothing {
  if (!mood) return nothing;
  return html`<span class="mood ${mood}" data-testid="desk-mood" data-mood=${mood}
    ><span class="hidden">${t('desk-mood')} </span>${t(`desk-mood-${mood}`)}</span
  >`;
}

export interface ListActions {
  open(item: QueueItem): void;
}

export function conversationList(
  items: readonly QueueItem[],
  waiting: boolean,
  shown: Shown,
  actions: ListActions,
): TemplateResult {
  const { t, client } = shown;
  if (!items.length)
    return html`<p class="quiet none">${t(waiting ? 'desk-queue-empty' : 'desk-mine-empty')}</p>`;
  return html`<ul class="items">
    ${repeat(
      items,
      (item) => item.handoff,
      (item) =>
        html`<li>
          <button
            class="item"
            type="button"
            aria-current=${item.conversation === client.selected ? 'true' : 'false'}
            data-testid=${waiting ? 'desk-queue-item' : 'desk-mine-item'}
            data-handoff=${item.handoff}
            data-conversation=${item.conversation}
            @click=${() => actions.open(item)}
          >
            <span class="row">
              <b>${item.customer_name}</b>
              ${waiting && item.priority <= 0 ? html`<span class="urgent">${t('desk-urgent')}</span>` : nothing}
              ${waiting ? wait(item, shown) : nothing}
            </span>
            <span class="row small">
              <span>${reasonText(item.reason, t)}</span>${moodChip(item.mood, t)}
              <span>${languageName(item.language, shown.language)}</span>
            </span>
            ${item.preview ? html`<span class="preview" dir="auto" lang=${item.language}>${item.preview}</span>` : nothing}
          </button>
        </li>`,
    )}
  </ul>`;
}

function wait(item: QueueItem, { t, now, language }: Shown): TemplateResult {
  const waited = duration(now.getTime() - Date.parse(item.waiting_since), language);
  return html`<span class="wait"><span class="hidden">${t('desk-waiting')} </span>${waited}</span>`;
}

export function transcript(shown: Shown, retry: (id: string) => void): TemplateResult {
  const { client, t } = shown;
  return html`${repeat(
    interleaved(client.messages, client.view?.notes ?? []),
    (entry) => (entry.kind === 'note' ? `note-${entry.note.id}` : entry.message.id),
    (entry) =>
      entry.kind === 'note' ? noteEntry(entry.note, t, shown.language) : bubble(entry.message, shown),
  )}
  ${client.unsent.map((draft) => unsent(draft, t, retry))}`;
}

function bubble(message: Message, { client, t, language }: Shown): TemplateResult {
  const mood = message.sender === 'customer' ? client.turnOf(message.seq)?.mood : null;
  return html`<article
    class="message ${message.sender}"
    data-testid="desk-message"
    data-sender=${message.sender}
    data-id=${message.id}
  >
    <div class="meta">
      <span class="who">${speaker(message, client, t)}</span>
      <time datetime=${message.at}>${clock(message.at, language)}</time>
      ${moodChip(mood, t)}
    </div>
    <p class="text" dir="auto" lang=${client.view?.conversation.language ?? language}>${message.text}</p>
    ${
      message.buttons.length
        ? html`<p class="offered">${message.buttons.map((button) => html`<span>${button.title}</span>`)}</p>`
        : nothing
    }
  </article>`;
}

function speaker(message: Message, client: DeskClient, t: Strings): string {
  if (message.sender === 'customer') return client.view?.customer.name ?? t('desk-customer');
  if (message.sender === 'bot') return t('desk-from-bot');
  if (message.sender === 'system') return t('desk-from-system');
  return message.name === client.staff?.name ? t('desk-from-me') : (message.name ?? t('desk-from-agent'));
}

function unsent(draft: Draft, t: Strings, retry: (id: string) => void): TemplateResult {
  return html`<article
    class="message agent ${draft.state}"
    data-testid="desk-message"
    data-state=${draft.state}
  >
    <div class="meta"><span class="who">${t('desk-from-me')}</span></div>
    <p class="text" dir="auto">${draft.text}</p>
    ${
      draft.state === 'failed'
        ? html`<p class="state">
            ${t('desk-failed')}
            <button class="link" type="button" @click=${() => retry(draft.id)}>${t('desk-retry')}</button>
          </p>`
        : nothing
    }
  </article>`;
}

/** What spoke for a person, and the words that showed it; nothing when the customer simply asked. */
function signs(summary: Summary | undefined, t: Strings): TemplateResult | typeof nothing {
  const evidence = summary?.evidence ?? [];
  const because = summary?.because ?? [];
  if (!evidence.length && because.length < 2) return nothing;
  return html`<dt>${t('desk-summary-because')}</dt>
    <dd data-testid="desk-summary-because">${because.map((reason) => reasonText(reason, t)).join(', ')}</dd>
    ${
      evidence.length
        ? html`<dt>${t('desk-summary-evidence')}</dt>
            <dd data-testid="desk-summary-evidence">
              ${evidence.map((words) => html`<q dir="auto">${words}</q> `)}
            </dd>`
        : nothing
    }`;
}

/** The right-hand side: why the customer is here, how they feel, who they are. */
export function caseFile(view: ConversationView, { t, language }: Shown): TemplateResult {
  const summary = view.handoff?.summary;
  return html`
    ${
      view.handoff
        ? html`<section>
            <h3>${t('desk-summary')}</h3>
            <dl data-testid="desk-summary">
              <dt>${t('desk-reason')}</dt>
              <dd>${reasonText(view.handoff.reason, t)}</dd>
              ${signs(summary, t)}
              ${(['wanted', 'tried', 'promised'] as const).map(
                (part) =>
                  html`<dt>${t(`desk-summary-${part}`)}</dt>
                    <dd data-testid="desk-summary-${part}">
                      ${listed(part === 'tried' ? intentNames(summary?.tried, t) : summary?.[part], t)}
                    </dd>`,
              )}
              ${earlierNotes(summary?.earlier, t)}
            </dl>
          </section>`
        : nothing
    }
    <section>
      <h3>${t('desk-mood-curve')}</h3>
      ${
        view.customer.mood_analysis === false
          ? html`<p class="quiet" data-testid="desk-mood-off">${t('desk-mood-off')}</p>`
          : moodCurve(view.turns, t, language)
      }
    </section>
    <section>
      <h3>${t('desk-customer')}</h3>
      <dl data-testid="desk-profile">
        <dt>${t('desk-language')}</dt>
        <dd>${languageName(view.customer.language, language)}</dd>
        ${
          view.customer.country
            ? html`<dt>${t('desk-country')}</dt>
                <dd>${countryName(view.customer.country, language)}</dd>`
            : nothing
        }
        ${
          view.customer.customer_since
            ? html`<dt>${t('desk-customer-since')}</dt>
                <dd>${view.customer.customer_since.slice(0, 4)}</dd>`
            : nothing
        }
        <dt>${t('desk-accounts')}</dt>
        <dd>${accounts(view.customer.accounts, t)}</dd>
        <dt>${t('desk-cards')}</dt>
        <dd>
          ${listed(
            view.customer.cards.map((card) => cardText(card, t)),
            t,
          )}
        </dd>
        <dt>${t('desk-cases')}</dt>
        <dd>
          ${listed(
            view.customer.cases.map((one) => one.reference),
            t,
          )}
        </dd>
      </dl>
    </section>
  `;
}

function cardText(card: CardView, t: Strings): string {
  const number = `${card.brand} •••• ${card.last4}`;
  return card.status === 'active' ? number : `${number} · ${t(`desk-card-${card.status}`)}`;
}

function accounts(list: readonly AccountView[], t: Strings): TemplateResult {
  if (!list?.length) return html`<span class="quiet">${t('desk-nothing')}</span>`;
  return html`<ul class="plain">
    ${list.map(
      (account) =>
        html`<li class="row">
          <span>${t(`bank-account-${account.kind.replace('_', '-')}`)}</span
          ><b class="figure">${account.balance}</b>
        </li>`,
    )}
  </ul>`;
}

/** The bot's codes in words; one that has none is shown as it is. */
export function intentNames(codes: unknown, t: Strings): unknown {
  if (!Array.isArray(codes)) return codes;
  return codes.map((code) => {
    const id = `intent-${String(code)}`;
    const name = t(id);
    return name === id ? code : name;
  });
}

/** One text or several, as the server gives it. */
function listed(value: unknown, t: Strings): TemplateResult {
  const texts = (Array.isArray(value) ? value : [value]).map(readable).filter(Boolean);
  if (!texts.length) return html`<span class="quiet">${t('desk-nothing')}</span>`;
  if (texts.length === 1) return html`${texts[0]}`;
  return html`<ul class="plain">
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`;
}

function readable(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'object') return Object.values(value).map(readable).filter(Boolean).join(' · ');
  return String(value);
}

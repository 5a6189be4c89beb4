/** What the widget shows, as functions from state to templates. */

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clock, count, day, sameDay } from '../shared/formats';
import type { Message } from '../shared/protocol';
import type { Strings } from '../shared/strings';
import { openButtons } from '../shared/transcript';
import { warningIcon } from '../shared/icons';
import type { Bubble, CustomerClient } from './customer-client';

export interface LogActions {
  choose(message: Message, index: number): void;
  retry(id: string): void;
  discard(id: string): void;
}

/** Who answers, as the banner above the messages. */
export function ownerBanner(client: CustomerClient, t: Strings, language: string): TemplateResult {
  return html`<div
    class="owner ${client.owner}"
    part="owner"
    role="status"
    data-testid="widget-owner"
    data-owner=${client.owner}
  >
    ${client.owner === 'bot' ? html`<span>${t('widget-owner-bot')}</span>` : nothing}
    ${client.owner === 'queued' ? html`<span>${t('widget-owner-queued')}</span>${place(client.position, t, language)}` : nothing}
    ${
      client.owner === 'human'
        ? client.agent
          ? html`<span>${t('widget-owner-human')} <b>${client.agent}</b></span>`
          : html`<span>${t('widget-owner-human-unnamed')}</span>`
        : nothing
    }
  </div>`;
}

function place(position: number | null, t: Strings, language: string): TemplateResult | typeof nothing {
  if (position === null) return nothing;
  if (position <= 1)
    return html`<b class="place" data-testid="widget-position">${t('widget-position-next')}</b>`;
  return html`<span class="place" data-testid="widget-position"
    >${t('widget-position')} <b>${count(position, language)}</b></span
  >`;
}

/** The messages with a line wherever a new day begins. */
export function messageList(
  client: CustomerClient,
  t: Strings,
  language: string,
  actions: LogActions,
): TemplateResult {
  const bubbles = client.bubbles;
  const unanswered = bubbles.some((bubble) => bubble.sender === 'customer' && bubble.state !== 'sent');
  const choosable = unanswered || client.owner === 'human' ? new Set<number>() : openButtons(client.messages);
  const lastOwn = bubbles.findLast((bubble) => bubble.sender === 'customer')?.id;
  const now = new Date();
  if (!bubbles.length) return html`<p class="empty">${t('widget-empty')}</p>`;
  return html`${repeat(
    bubbles,
    (bubble) => bubble.id,
    (bubble, index) => {
      const before = bubbles[index - 1];
      return html`${
        before && sameDay(before.at, bubble.at)
          ? nothing
          : html`<div class="day" data-testid="widget-day">${day(bubble.at, language, now)}</div>`
      }
      ${message(bubble, t, language, bubble.id === lastOwn, choosable.has(bubble.seq), actions)}`;
    },
  )}`;
}

function message(
  bubble: Bubble,
  t: Strings,
  language: string,
  newestOwn: boolean,
  choosable: boolean,
  actions: LogActions,
): TemplateResult {
  return html`<article
    class="message ${bubble.sender} ${bubble.state}"
    part="message message-${bubble.sender}"
    id="m-${bubble.id}"
    data-testid="widget-message"
    data-id=${bubble.id}
    data-seq=${bubble.seq || nothing}
    data-sender=${bubble.sender}
    data-state=${bubble.state}
  >
    <div class="meta">
      ${speaker(bubble, t)}
      <time datetime=${bubble.at}>${clock(bubble.at, language)}</time>
    </div>
    <p class="text" part="bubble" dir="auto">${bubble.text}</p>
    ${bubble.sender === 'customer' ? delivery(bubble, t, newestOwn, actions) : nothing}
    ${
      choosable
        ? html`<ul class="replies" aria-label=${t('widget-quick-replies')}>
            ${bubble.buttons.map(
              (button, index) =>
                html`<li>
                  <button
                    class="reply"
                    part="reply"
                    type="button"
                    dir="auto"
                    data-testid="widget-reply"
                    @click=${() => actions.choose(bubble, index)}
                  >
                    ${button.title}
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </article>`;
}

function speaker(bubble: Bubble, t: Strings): TemplateResult {
  switch (bubble.sender) {
    case 'customer':
      return html`<span class="who">${t('widget-from-customer')}</span>`;
    case 'bot':
      return html`<span class="who">${t('widget-from-bot')}</span><span>${t('widget-badge-bot')}</span>`;
    case 'agent':
      return html`<span class="who">${bubble.name ?? ''}</span><span>${t('widget-badge-agent')}</span>`;
    case 'system':
      return html`<span>${t('widget-from-system')}</span>`;
  }
}

/** Under the customer's own message: always when something is not as it should be, else under the newest one. */
function delivery(
  bubble: Bubble,
  t: Strings,
  newest: boolean,
  actions: LogActions,
): TemplateResult | typeof nothing {
  if (bubble.state === 'sent' && !newest) return nothing;
  return html`<div
    class="state"
    aria-live=${bubble.state === 'failed' ? 'assertive' : 'off'}
    data-testid="widget-state"
  >
    ${bubble.problem ? html`<span class="problem">${bubble.problem}</span>` : html`<span>${t(`widget-state-${bubble.state}`)}</span>`}
    ${
      bubble.state === 'failed'
        ? html`<button
              class="link"
              type="button"
              data-testid="widget-retry"
              @click=${() => actions.retry(bubble.id)}
            >
              ${t('widget-retry')}
            </button>
            <button
              class="link"
              type="button"
              data-testid="widget-discard"
              @click=${() => actions.discard(bubble.id)}
            >
              ${t('widget-discard')}
            </button>`
        : nothing
    }
  </div>`;
}

/** What keeps the conversation from going on, if anything does. */
export function connectionNotice(client: CustomerClient, t: Strings, online: boolean): TemplateResult {
  const text = ((): string | null => {
    switch (client.connection) {
      case 'expired':
        return t('widget-expired');
      case 'unavailable':
        return t('widget-unavailable');
      case 'reconnecting':
        return t(online ? 'widget-reconnecting' : 'widget-offline');
      case 'connecting':
        return online ? null : t('widget-offline');
      default:
        return client.problem;
    }
  })();
  return html`<div role="status" data-testid="widget-notice">
    ${text ? html`<p class="notice" part="notice">${warningIcon}<span>${text}</span></p>` : nothing}
  </div>`;
}

export function typingLine(client: CustomerClient, t: Strings): TemplateResult {
  const who = client.typing === 'agent' ? (client.agent ?? t('widget-badge-agent')) : t('widget-from-bot');
  return html`<div class="typing" data-testid="widget-typing">
    ${
      client.typing
        ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span
            ><span>${who} ${t('widget-typing')}</span>`
        : nothing
    }
  </div>`;
}

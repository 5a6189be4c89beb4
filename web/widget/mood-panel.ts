/** What is read of the customer's mood, why, and the choice about it: opened by a button in the header. */

import { html, nothing, type TemplateResult } from 'lit';
import { moodIcon, moodOffIcon } from '../shared/icons';
import type { MoodFrame } from '../shared/protocol';
import type { Strings } from '../shared/strings';
import type { CustomerClient } from './customer-client';

export interface MoodActions {
  toggle(): void;
  switchTo(on: boolean): void;
  forget(): void;
}

/** The small button; none where the server knows of no such choice. */
export function moodButton(
  client: CustomerClient,
  t: Strings,
  shown: boolean,
  actions: MoodActions,
): TemplateResult | typeof nothing {
  if (!client.mood) return nothing;
  const name = t(client.mood.on ? 'widget-mood' : 'widget-mood-is-off');
  return html`<button
    class="icon mood-button"
    type="button"
    title=${name}
    aria-label=${name}
    aria-expanded=${shown ? 'true' : 'false'}
    aria-controls="mood"
    data-testid="widget-mood-button"
    @click=${actions.toggle}
  >
    ${client.mood.on ? moodIcon : moodOffIcon}
  </button>`;
}

export function moodPanel(
  client: CustomerClient,
  t: Strings,
  shown: boolean,
  actions: MoodActions,
): TemplateResult {
  const mood = client.mood;
  return html`<div
    class="mood"
    id="mood"
    part="mood"
    role="region"
    aria-labelledby="mood-title"
    data-testid="widget-mood"
    ?hidden=${!shown || !mood}
  >
    ${mood ? content(mood, client, t, actions) : nothing}
  </div>`;
}

function content(mood: MoodFrame, client: CustomerClient, t: Strings, actions: MoodActions): TemplateResult {
  const busy = !client.moodChangeable;
  return html`
    <h3 id="mood-title">${t('widget-mood')}</h3>
    <p>${t('widget-mood-what')}</p>
    <div class="mood-choice">
      <span id="mood-switch-label">${t('widget-mood-switch')}</span>
      <button
        class="switch"
        type="button"
        role="switch"
        aria-checked=${mood.on ? 'true' : 'false'}
        aria-labelledby="mood-switch-label"
        aria-describedby="mood-now"
        aria-disabled=${busy ? 'true' : 'false'}
        data-testid="widget-mood-switch"
        @click=${() => actions.switchTo(!mood.on)}
      >
        <i></i>
      </button>
    </div>
    <p class="mood-now" id="mood-now" data-testid="widget-mood-now" data-mood=${mood.mood ?? nothing}>
      ${present(mood, t)}
    </p>
    ${
      mood.kept
        ? html`<p class="mood-kept" data-testid="widget-mood-kept">
            <span>${t('widget-mood-kept')}</span>
            <button
              class="link"
              type="button"
              aria-disabled=${busy ? 'true' : 'false'}
              data-testid="widget-mood-forget"
              @click=${actions.forget}
            >
              ${t('widget-mood-forget')}
            </button>
          </p>`
        : nothing
    }
    <p class="mood-result" role="status" data-testid="widget-mood-result">${result(client, t)}</p>
  `;
}

/** The reading in words. */
function present(mood: MoodFrame, t: Strings): TemplateResult {
  if (!mood.on) return html`${t('widget-mood-off')}`;
  if (!mood.mood) return html`${t('widget-mood-none')}`;
  return html`<b>${t(`widget-mood-${mood.mood}`)}</b> ${reasonText(mood.reason, t)}`;
}

/** Why, in words; '' for a code that has none, as a newer server may send. */
export function reasonText(reason: string | null, t: Strings): string {
  const id = `widget-mood-why-${(reason ?? '').replaceAll('_', '-')}`;
  const text = t(id);
  return text === id ? '' : text;
}

/** What came of the customer's last request, where nothing else on screen says so. */
function result(client: CustomerClient, t: Strings): string {
  const change = client.moodChange;
  if (change?.state === 'failed') return change.problem ?? '';
  return change?.state === 'done' && change.kind === 'forget' ? t('widget-mood-forgotten') : '';
}

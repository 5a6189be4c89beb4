/** The desk's log-in and its dialogs. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../shared/strings';
import { SHORTCUTS } from './shortcuts';

const OUTCOMES = ['solved', 'follow-up', 'unsolved', 'no-answer'] as const;

export interface DialogActions {
  handBack(event: SubmitEvent): void;
  close(event: SubmitEvent): void;
}

export function loginForm(t: Strings, failed: boolean, login: (event: SubmitEvent) => void): TemplateResult {
  return html`<div class="door">
    <form @submit=${login}>
      <h1>${t('desk-login-title')}</h1>
      <label class="field"
        >${t('desk-username')}
        <input
          name="username"
          autocomplete="username"
          autocapitalize="none"
          required
          data-testid="desk-username"
        />
      </label>
      <label class="field"
        >${t('desk-password')}
        <input
          name="password"
          type="password"
          autocomplete="current-password"
          required
          data-testid="desk-password"
        />
      </label>
      <div role="alert">${failed ? html`<p class="problem">${t('desk-login-failed')}</p>` : nothing}</div>
      <button class="primary" type="submit" data-testid="desk-login">${t('desk-login')}</button>
    </form>
  </div>`;
}

/** Closed until the page shows one of them by its id. */
export function dialogs(t: Strings, actions: DialogActions): TemplateResult {
  const cancel = html`<button class="secondary" type="button" @click=${closeDialog}>
    ${t('desk-cancel')}
  </button>`;
  return html`
    <dialog id="hand-back" aria-labelledby="hand-back-title">
      <form method="dialog" @submit=${actions.handBack}>
        <h2 id="hand-back-title">${t('desk-hand-back')}</h2>
        <label class="field"
          >${t('desk-hand-back-note')}<textarea
            name="note"
            maxlength="2000"
            data-testid="desk-hand-back-note"
          ></textarea>
        </label>
        <div class="choices">
          ${cancel}
          <button class="primary" type="submit" data-testid="desk-hand-back-confirm">
            ${t('desk-hand-back')}
          </button>
        </div>
      </form>
    </dialog>
    <dialog id="close" aria-labelledby="close-title">
      <form method="dialog" @submit=${actions.close}>
        <h2 id="close-title">${t('desk-close')}</h2>
        <label class="field"
          >${t('desk-outcome')}
          <select name="outcome" data-testid="desk-outcome">
            ${OUTCOMES.map((outcome) => html`<option value=${outcome}>${t(`desk-outcome-${outcome}`)}</option>`)}
          </select>
        </label>
        <div class="choices">
          ${cancel}
          <button class="primary" type="submit" data-testid="desk-close-confirm">${t('desk-close')}</button>
        </div>
      </form>
    </dialog>
    <dialog id="shortcuts" aria-labelledby="shortcuts-title" data-testid="desk-shortcuts-dialog">
      <form method="dialog">
        <h2 id="shortcuts-title">${t('desk-shortcuts')}</h2>
        <dl class="keys">
          ${SHORTCUTS.map(
            (shortcut) =>
              html`<dt>${t(shortcut.label)}</dt>
                <dd><kbd>${shortcut.keys}</kbd></dd>`,
          )}
          <dt>${t('desk-shortcuts')}</dt>
          <dd><kbd>?</kbd></dd>
        </dl>
        <div class="choices"><button class="secondary" type="submit">${t('desk-dismiss')}</button></div>
      </form>
    </dialog>
  `;
}

function closeDialog(event: Event): void {
  (event.target as HTMLElement).closest('dialog')?.close();
}

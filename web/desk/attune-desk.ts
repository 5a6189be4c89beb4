/** The page where the bank's people answer. */

import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../shared/composer';
import type { AttuneComposer } from '../shared/composer';
import { FollowEnd } from '../shared/follow-end';
import { direction, languageName } from '../shared/formats';
import { LANGUAGES, loadStrings, preferredLanguage, type Strings } from '../shared/strings';
import { theme } from '../shared/theme';
import { DeskClient } from './desk-client';
import type { QueueItem, Staff } from './protocol';
import { dialogs, loginForm } from './forms';
import { commandOf, nextOf, type Command } from './shortcuts';
import { styles } from './styles';
import { caseStyles } from './styles-case';
import { conversationStyles } from './styles-conversation';
import { caseFile, conversationList, moodChip, problemText, transcript, type Shown } from './views';

const LANGUAGE_KEY = 'attune-desk-language';

@customElement('attune-desk')
export class AttuneDesk extends LitElement {
  @state() private strings: Strings | null = null;
  @state() private language = '';
  @state() private staff: Staff | null = null;
  @state() private checked = false;
  @state() private loginFailed = false;
  @state() private now = new Date();
  @query('#hand-back') private readonly handBackDialog?: HTMLDialogElement;
  @query('#close') private readonly closeDialog?: HTMLDialogElement;
  @query('#shortcuts') private readonly shortcutsDialog?: HTMLDialogElement;
  @query('attune-composer') private readonly composer?: AttuneComposer;

  private client: DeskClient | null = null;
  private clockTimer: ReturnType<typeof setInterval> | undefined;
  private readonly follow = new FollowEnd(this, () => this.renderRoot.querySelector<HTMLElement>('.log'));
  private focusReply = false;

  static override styles = [theme, styles, conversationStyles, caseStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    const remembered = localStorage.getItem(LANGUAGE_KEY);
    void this.setLanguage(remembered ?? preferredLanguage(LANGUAGES, navigator.languages));
    void this.checkSession();
    document.addEventListener('keydown', this.key);
    this.clockTimer = setInterval(() => (this.now = new Date()), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.key);
    clearInterval(this.clockTimer);
    this.client?.stop();
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.strings || !this.checked) return nothing;
    return this.staff && this.client
      ? this.renderDesk(this.strings, this.client)
      : loginForm(this.strings, this.loginFailed, this.login);
  }

  protected override updated(): void {
    if (this.focusReply && this.client?.answering && this.composer) {
      this.focusReply = false;
      void this.composer.updateComplete.then(() => this.composer?.focus());
    }
  }

  private renderDesk(t: Strings, client: DeskClient): TemplateResult {
    const shown: Shown = { client, t, language: this.language, now: this.now };
    const list = { open: (item: QueueItem): void => this.open(item) };
    return html`<div class="desk">
        <header class="top">
          <h1>${t('desk-title')}</h1>
          <span
            class="connection ${client.connected ? '' : 'off'}"
            role="status"
            data-testid="desk-connection"
          >
            ${t(client.connected ? 'desk-connected' : 'desk-reconnecting')}
          </span>
          <span class="space"></span>
          <button
            class="plain-button"
            type="button"
            data-testid="desk-shortcuts"
            @click=${() => this.run('help')}
          >
            ${t('desk-shortcuts')} <kbd>?</kbd>
          </button>
          <select aria-label=${t('desk-language')} data-testid="desk-language" @change=${this.chooseLanguage}>
            ${LANGUAGES.map(
              (code) =>
                html`<option value=${code} lang=${code} ?selected=${code === this.language}>
                  ${languageName(code)}
                </option>`,
            )}
          </select>
          <b data-testid="desk-staff">${this.staff?.name}</b>
          <button class="plain-button" type="button" data-testid="desk-logout" @click=${this.logout}>
            ${t('desk-logout')}
          </button>
        </header>
        <nav>
          <section aria-labelledby="queue">
            <h2 id="queue">${t('desk-queue')} <span>${client.queue.length || ''}</span></h2>
            ${conversationList(client.queue, true, shown, list)}
          </section>
          <section aria-labelledby="mine">
            <h2 id="mine">${t('desk-mine')} <span>${client.mine.length || ''}</span></h2>
            ${conversationList(client.mine, false, shown, list)}
          </section>
        </nav>
        <main>
          ${client.selected ? this.renderConversation(shown) : html`<p class="choose">${t('desk-no-selection')}</p>`}
        </main>
        <aside tabindex="0" aria-label=${t('desk-customer')}>
          ${client.view ? caseFile(client.view, shown) : nothing}
        </aside>
      </div>
      ${dialogs(t, { handBack: this.handBack, close: this.closeWithOutcome })}`;
  }

  private renderConversation(shown: Shown): TemplateResult {
    const { client, t } = shown;
    const view = client.view;
    if (!view) return html`<p class="choose">${t('desk-loading')}</p>`;
    const waiting = client.queue.find((item) => item.conversation === client.selected);
    return html`
      <div class="case-head">
        <div>
          <h2>${view.customer.name}</h2>
          ${moodChip(view.turns.at(-1)?.mood, t)}
        </div>
        ${
          waiting
            ? html`<button
                class="primary"
                type="button"
                data-testid="desk-accept"
                @click=${() => this.run('accept')}
              >
                ${t('desk-accept')}
              </button>`
            : nothing
        }
        ${
          client.answering
            ? html`<button
                  class="secondary"
                  type="button"
                  data-testid="desk-hand-back"
                  @click=${() => this.run('handBack')}
                >
                  ${t('desk-hand-back')}
                </button>
                <button
                  class="secondary"
                  type="button"
                  data-testid="desk-close"
                  @click=${() => this.run('close')}
                >
                  ${t('desk-close')}
                </button>`
            : nothing
        }
      </div>
      <div
        class="log"
        role="log"
        aria-live="polite"
        tabindex="0"
        aria-label=${t('desk-transcript')}
        data-testid="desk-transcript"
      >
        ${transcript(shown, (id) => client.retry(id))}
      </div>
      <div class="typing" role="status" data-testid="desk-typing">
        ${client.customerTyping ? html`${view.customer.name} ${t('desk-typing')}` : nothing}
      </div>
      <div class="reply">
        <div role="alert">
          ${client.problem ? html`<p class="problem" data-testid="desk-problem">${problemText(client.problem, t)}</p>` : nothing}
        </div>
        ${
          client.answering
            ? html`<attune-composer
                kind="desk"
                .strings=${t}
                .language=${this.language}
                text-language=${view.conversation.language}
                @attune-send=${(event: CustomEvent<{ text: string }>) => client.say(event.detail.text)}
                @attune-writing=${() => client.writing()}
              ></attune-composer>`
            : waiting
              ? html`<p class="quiet">${t('desk-accept-first')}</p>`
              : nothing
        }
      </div>
    `;
  }

  private async setLanguage(language: string): Promise<void> {
    try {
      this.strings = await loadStrings('', language);
    } catch {
      setTimeout(() => void this.setLanguage(language), 5_000);
      return;
    }
    this.language = language;
    this.dir = direction(language);
    document.documentElement.lang = language;
    document.title = this.strings('desk-title');
  }

  private chooseLanguage(event: Event): void {
    const language = (event.target as HTMLSelectElement).value;
    localStorage.setItem(LANGUAGE_KEY, language);
    void this.setLanguage(language);
  }

  /** Whether this browser is (still) logged in; a server that does not answer leaves things as they are. */
  private async checkSession(): Promise<void> {
    const response = await fetch('/desk/me').catch(() => null);
    if (response?.ok) {
      this.staff = (await response.json()) as Staff;
      this.connect();
    } else if (response?.status === 401 || response?.status === 403) {
      this.leave();
    }
    this.checked = true;
  }

  private connect(): void {
    if (this.client) return;
    const client = new DeskClient(`${window.location.origin.replace(/^http/, 'ws')}/desk/socket`);
    client.onChange = (): void => this.requestUpdate();
    // A refused socket tells a page nothing: ask whether the session has ended.
    client.onClosed = (): void => void this.checkSession();
    this.client = client;
    client.start();
  }

  private leave(): void {
    this.client?.stop();
    this.client = null;
    this.staff = null;
  }

  private readonly login = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const response = await fetch('/desk/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: form.get('username'), password: form.get('password') }),
    }).catch(() => null);
    this.loginFailed = !response?.ok;
    if (response?.ok) await this.checkSession();
  };

  private async logout(): Promise<void> {
    await fetch('/desk/logout', { method: 'POST' }).catch(() => null);
    this.leave();
  }

  private open(item: QueueItem): void {
    this.composer?.clear();
    this.focusReply = false;
    this.follow.toEnd();
    this.client?.open(item.conversation);
  }

  private readonly key = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    const writing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    const command =
      this.client && !this.shadowRoot?.querySelector('dialog[open]') ? commandOf(event, writing) : null;
    if (!command) return;
    event.preventDefault();
    this.run(command);
  };

  private run(command: Command): void {
    const client = this.client;
    if (!client) return;
    const waiting = client.queue.find((item) => item.conversation === client.selected);
    const next =
      command === 'queue' ? nextOf(client.queue, client.selected) : nextOf(client.mine, client.selected);
    switch (command) {
      case 'queue':
      case 'mine':
        if (next) this.open(next);
        break;
      case 'accept':
        if (waiting) client.accept(waiting);
        this.focusReply = waiting !== undefined;
        break;
      case 'reply':
        this.composer?.focus();
        break;
      case 'handBack':
        if (client.answering) this.handBackDialog?.showModal();
        break;
      case 'close':
        if (client.answering) this.closeDialog?.showModal();
        break;
      case 'help':
        this.shortcutsDialog?.showModal();
        break;
    }
  }

  private readonly handBack = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    this.client?.handBack(String(new FormData(form).get('note') ?? '').trim());
    form.reset();
  };

  private readonly closeWithOutcome = (event: SubmitEvent): void => {
    this.client?.close(String(new FormData(event.target as HTMLFormElement).get('outcome')));
  };
}

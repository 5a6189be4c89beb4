/** The chat window that a bank puts on its pages: `<attune-chat token="..." server="https://..." language="de">`. */

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../shared/composer';
import type { AttuneComposer } from '../shared/composer';
import { FollowEnd } from '../shared/follow-end';
import { direction, languageName } from '../shared/formats';
import { chatIcon, closeIcon, downIcon, globeIcon, newIcon } from '../shared/icons';
import { LANGUAGES, baseLanguage, loadStrings, preferredLanguage, type Strings } from '../shared/strings';
import { theme } from '../shared/theme';
import { CustomerClient } from './customer-client';
import { moodButton, moodPanel, type MoodActions } from './mood-panel';
import { tabStorage } from './session';
import { styles } from './styles';
import { messageStyles } from './styles-messages';
import { moodStyles } from './styles-mood';
import { connectionNotice, messageList, ownerBanner, typingLine, type LogActions } from './views';

/** Where this script came from: the server to talk to, unless the page names another. */
const scriptOrigin =
  document.currentScript instanceof HTMLScriptElement && document.currentScript.src
    ? new URL(document.currentScript.src).origin
    : window.location.origin;

/**
 * @fires attune-expired The token is no longer valid: set `token` to a new one, and the conversation goes on.
 * @fires attune-language detail {language}: the conversation's language has changed.
 * @fires attune-toggle detail {open}: the window was opened or closed.
 * @csspart launcher panel header owner mood log message message-bot message-agent message-customer message-system
 *   bubble reply notice
 */
@customElement('attune-chat')
export class AttuneChat extends LitElement {
  /** Origin of the Attune server; by default the one that this script came from. */
  @property() server = scriptOrigin;
  /** The customer's token, as the bank's own page hands it over. Kept in memory only. */
  @property() token = '';
  /** The page's language; without it the customer's profile decides. */
  @property() language = '';
  /** The languages offered, separated by spaces. */
  @property() languages = LANGUAGES.join(' ');
  @property({ type: Boolean, reflect: true }) open = false;

  @state() private strings: Strings | null = null;
  @state() private shownLanguage = '';
  @state() private online = navigator.onLine;
  @state() private moodShown = false;
  @query('attune-composer') private readonly composer?: AttuneComposer;
  @query('.launcher') private readonly launcher?: HTMLElement;
  @query('.panel') private readonly panel?: HTMLElement;
  @query('.mood-button') private readonly moodButton?: HTMLElement;
  @query('.switch') private readonly moodSwitch?: HTMLElement;

  private readonly follow = new FollowEnd(this, () => this.renderRoot.querySelector<HTMLElement>('.log'));
  private client: CustomerClient | null = null;
  private focusNext: 'composer' | 'launcher' | null = null;
  private wantedStrings = '';

  static override styles = [theme, messageStyles, styles, moodStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.networkChanged);
    window.addEventListener('offline', this.networkChanged);
    document.addEventListener('visibilitychange', this.visibilityChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.networkChanged);
    window.removeEventListener('offline', this.networkChanged);
    document.removeEventListener('visibilitychange', this.visibilityChanged);
    this.client?.stop();
    this.client = null;
  }

  /** Open the window and put the focus into its input. */
  show(): void {
    this.open = true;
    this.focusNext = 'composer';
  }

  close(): void {
    this.open = false;
    this.focusNext = 'launcher';
  }

  /** Open the window and say something in the customer's name: for the page's own 'Ask about this' buttons. */
  ask(text: string): void {
    this.show();
    this.connect();
    this.client?.say(text);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('token') || changed.has('server')) this.newCustomer();
    if (changed.has('language') && this.language && this.client) this.client.setLanguage(this.language);
    if (changed.has('open') && this.client) {
      this.client.session.change({ open: this.open });
      if (this.open) this.connect();
    }
    if (changed.has('open') && (this.open || changed.get('open'))) {
      this.dispatchEvent(
        new CustomEvent('attune-toggle', { detail: { open: this.open }, bubbles: true, composed: true }),
      );
    }
    const language = baseLanguage(
      this.client?.language ||
        this.language ||
        preferredLanguage(this.languages.split(' '), navigator.languages),
    );
    if (language !== this.wantedStrings) void this.loadWords(language);
  }

  protected override updated(): void {
    if (this.focusNext === 'composer' && this.composer) {
      this.focusNext = null;
      void this.composer.updateComplete.then(() => this.composer?.focus());
    } else if (this.focusNext === 'launcher' && this.launcher) {
      this.focusNext = null;
      this.launcher.focus();
    }
    this.markSeen();
  }

  override render(): TemplateResult | typeof nothing {
    const t = this.strings;
    if (!t || !this.token) return nothing;
    return this.open && this.client ? this.renderPanel(t, this.client) : this.renderLauncher(t);
  }

  private renderLauncher(t: Strings): TemplateResult {
    const unread = this.client?.unread ?? 0;
    return html`<button
      class="launcher"
      part="launcher"
      type="button"
      aria-haspopup="dialog"
      data-testid="widget-launcher"
      @click=${this.show}
    >
      ${chatIcon}<span>${t('widget-open')}</span>
      ${
        unread
          ? html`<span class="badge" data-testid="widget-unread"
              ><span class="hidden">${t('widget-unread')} </span>${unread}</span
            >`
          : nothing
      }
    </button>`;
  }

  private renderPanel(t: Strings, client: CustomerClient): TemplateResult {
    const language = this.shownLanguage;
    return html`<section
      class="panel"
      part="panel"
      role="dialog"
      aria-labelledby="title"
      aria-modal=${this.fillsScreen ? 'true' : 'false'}
      lang=${language}
      data-testid="widget-panel"
      @keydown=${this.key}
    >
      <header part="header">
        <h2 id="title">${t('widget-title')}</h2>
        <div class="language">
          ${globeIcon}
          <select
            aria-label=${t('widget-language')}
            data-testid="widget-language"
            @change=${this.chooseLanguage}
          >
            ${this.offeredLanguages.map(
              (code) =>
                html`<option value=${code} lang=${code} ?selected=${code === language}>
                  ${languageName(code)}
                </option>`,
            )}
          </select>
        </div>
        ${moodButton(client, t, this.moodShown, this.moodActions)}
        <button
          class="icon"
          type="button"
          title=${t('widget-new-conversation')}
          aria-label=${t('widget-new-conversation')}
          data-testid="widget-new"
          ?hidden=${client.owner !== 'bot'}
          @click=${this.beginAnew}
        >
          ${newIcon}
        </button>
        <button
          class="icon"
          type="button"
          title=${t('widget-close')}
          aria-label=${t('widget-close')}
          data-testid="widget-close"
          @click=${this.close}
        >
          ${closeIcon}
        </button>
      </header>
      ${ownerBanner(client, t, language)} ${moodPanel(client, t, this.moodShown, this.moodActions)}
      <div class="scroller">
        <div
          class="log"
          part="log"
          role="log"
          aria-live=${client.replaying ? 'off' : 'polite'}
          aria-busy=${client.replaying ? 'true' : 'false'}
          aria-relevant="additions"
          aria-label=${t('widget-log')}
          tabindex="0"
          data-testid="widget-log"
        >
          ${client.connection === 'connecting' ? html`<p class="empty">${t('widget-connecting')}</p>` : messageList(client, t, language, this.actions)}
        </div>
        ${
          this.follow.atEnd
            ? nothing
            : html`<button
                class="latest"
                type="button"
                title=${t('widget-latest')}
                aria-label=${t('widget-latest')}
                data-testid="widget-latest"
                @click=${() => this.follow.toEnd()}
              >
                ${downIcon}
              </button>`
        }
      </div>
      ${typingLine(client, t)} ${connectionNotice(client, t, this.online)}
      <footer>
        <attune-composer
          exportparts="composer, input, send"
          kind="widget"
          .strings=${t}
          .language=${language}
          .disabled=${client.connection === 'expired' || client.connection === 'unavailable'}
          @attune-send=${this.send}
          @attune-writing=${this.writing}
        ></attune-composer>
      </footer>
    </section>`;
  }

  private readonly actions: LogActions = {
    choose: (message, index) => {
      this.client?.choose(message, index);
      this.focusNext = 'composer';
      this.follow.toEnd();
    },
    retry: (id) => this.client?.retry(id),
    discard: (id) => this.client?.discard(id),
  };

  private readonly moodActions: MoodActions = {
    toggle: () => {
      this.moodShown = !this.moodShown;
    },
    switchTo: (on) => this.client?.switchMood(on),
    forget: () => {
      // The button goes away with what it deletes; whoever pressed it must not be left nowhere.
      this.moodSwitch?.focus();
      this.client?.forgetMood();
    },
  };

  /** Another token may mean another customer: nothing of the one before stays in this window. */
  private newCustomer(): void {
    this.client?.stop();
    this.client = null;
    this.moodShown = false;
    if (!this.token) return;
    const client = new CustomerClient({
      url: `${this.server.replace(/\/$/, '').replace(/^http/, 'ws')}/customer/socket`,
      token: this.token,
      language: this.language || null,
      store: tabStorage(),
    });
    client.onChange = (): void => this.requestUpdate();
    client.onExpired = (): void => {
      this.dispatchEvent(new CustomEvent('attune-expired', { bubbles: true, composed: true }));
    };
    this.client = client;
    // A conversation under way goes on in the background; else the first opening begins one.
    this.open = this.open || client.session.value.open;
    if (this.open || client.session.value.conversation || client.outbox.entries.length) client.start();
  }

  private connect(): void {
    if (this.client?.connection === 'idle') this.client.start();
  }

  private async loadWords(language: string): Promise<void> {
    this.wantedStrings = language;
    try {
      const strings = await loadStrings(this.server.replace(/\/$/, ''), language);
      if (language !== this.wantedStrings) return;
      this.strings = strings;
    } catch {
      // Later, then: without words there is nothing to show, and what is shown stays in the language before.
      setTimeout(() => {
        if (this.wantedStrings === language && this.isConnected) void this.loadWords(language);
      }, 5_000);
      return;
    }
    const before = this.shownLanguage;
    this.shownLanguage = language;
    this.dir = direction(language);
    if (before && before !== language) {
      this.dispatchEvent(
        new CustomEvent('attune-language', { detail: { language }, bubbles: true, composed: true }),
      );
    }
  }

  private get offeredLanguages(): string[] {
    return [...new Set([...this.languages.split(/\s+/).filter(Boolean), this.shownLanguage])];
  }

  private get fillsScreen(): boolean {
    return window.matchMedia('(max-width: 479px)').matches;
  }

  private readonly networkChanged = (): void => {
    this.online = navigator.onLine;
  };

  private readonly visibilityChanged = (): void => this.markSeen();

  private send(event: CustomEvent<{ text: string }>): void {
    this.client?.say(event.detail.text);
    this.follow.toEnd();
  }

  private writing(): void {
    this.client?.writing();
  }

  private chooseLanguage(event: Event): void {
    this.client?.setLanguage((event.target as HTMLSelectElement).value);
  }

  private beginAnew(): void {
    this.client?.startFresh();
    this.focusNext = 'composer';
  }

  /**
   * Esc closes what was opened last: what is said about the mood, then the window. Where the window fills the screen,
   * Tab goes round within it; else it may leave for the page.
   */
  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (this.moodShown) {
        this.moodShown = false;
        this.moodButton?.focus();
      } else {
        this.close();
      }
    }
    if (event.key !== 'Tab' || !this.fillsScreen || !this.panel) return;
    const stops = [
      ...this.panel.querySelectorAll<HTMLElement>(
        'select, button:not([hidden]), [tabindex], attune-composer',
      ),
    ];
    const here = this.shadowRoot?.activeElement;
    const inComposer = this.composer?.shadowRoot?.activeElement;
    const sendButton = this.composer?.shadowRoot?.querySelector('button:not(:disabled)');
    if (event.shiftKey && here === stops[0]) {
      event.preventDefault();
      this.composer?.focus();
    } else if (!event.shiftKey && here === stops.at(-1) && (!sendButton || inComposer === sendButton)) {
      event.preventDefault();
      stops[0]?.focus();
    }
  }

  private markSeen(): void {
    if (this.open && this.follow.atEnd && document.visibilityState === 'visible') this.client?.seen();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-chat': AttuneChat;
  }
}

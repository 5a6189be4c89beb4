/** A bank's own page, for the demo: choose a customer, see their overview, chat beside it. */

import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import mark from '../shared/mark.svg';
import { countryName, direction, languageName } from '../shared/formats';
import { arrowIcon, shieldIcon } from '../shared/icons';
import { LANGUAGES, baseLanguage, loadStrings, preferredLanguage, type Strings } from '../shared/strings';
import { theme } from '../shared/theme';
import type { AttuneChat } from '../widget/attune-chat';
import { demoCustomers, demoToken, type DemoCustomer } from './demo-api';
import { styles } from './styles';

const KINDS = ['checking', 'savings', 'credit_card', 'joint'];

@customElement('attune-bank')
export class AttuneBank extends LitElement {
  @state() private strings: Strings | null = null;
  @state() private language = '';
  @state() private customers: DemoCustomer[] = [];
  @state() private customer: DemoCustomer | null = null;
  @state() private failed = false;
  /** The chat window is open. */
  @state() private beside = false;

  private chat: AttuneChat | null = null;

  static override styles = [theme, styles];

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.followAddress);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.followAddress);
  }

  override render(): TemplateResult | typeof nothing {
    const t = this.strings;
    if (!t) return nothing;
    return html`<div class=${this.beside ? 'beside' : ''}>
      <header>
        <img src=${mark} alt="" />
        <span class="name">${t('bank-name')}</span>
        ${
          this.customer
            ? html`<button
                class="quiet-button"
                type="button"
                data-testid="bank-switch"
                @click=${() => this.go(null)}
              >
                ${t('bank-switch')}
              </button>`
            : nothing
        }
      </header>
      <main>${this.customer ? this.renderOverview(t, this.customer) : this.renderChoice(t)}</main>
      <footer>
        <p>${shieldIcon}<span>${t('bank-safety')}</span></p>
        <p>${t('bank-demo')}</p>
      </footer>
    </div>`;
  }

  private renderChoice(t: Strings): TemplateResult {
    return html`
      <h1>${t('bank-choose-title')}</h1>
      <p class="lead">${t('bank-choose-text')}</p>
      ${this.failed ? html`<p class="lead" role="alert">${t('bank-choose-failed')}</p>` : nothing}
      <ul class="people">
        ${this.customers.map(
          (person) =>
            html`<li>
              <button
                class="person card"
                type="button"
                data-testid="bank-customer-${person.id}"
                @click=${() => this.go(person.id)}
              >
                <span class="initial" aria-hidden="true">${person.name.charAt(0)}</span>
                <span>
                  <b>${person.name}</b>
                  <small>
                    ${languageName(person.language, this.language)}${
                      person.country ? ` · ${countryName(person.country, this.language)}` : ''
                    }
                  </small>
                </span>
                ${arrowIcon}
              </button>
            </li>`,
        )}
      </ul>
    `;
  }

  private renderOverview(t: Strings, customer: DemoCustomer): TemplateResult {
    return html`
      <h1>${t(greeting(new Date()))} ${customer.name}</h1>
      <div class="overview">
        ${customer.accounts.length ? this.renderAccounts(t, customer) : nothing}
        <section class="ask card">
          <h2>${t('bank-ask-title')}</h2>
          <p>${t('bank-ask-text')}</p>
          <div class="examples">
            <button class="primary" type="button" data-testid="bank-ask" @click=${() => this.chat?.show()}>
              ${t('bank-ask-button')}
            </button>
            ${['spending', 'bills', 'card'].map((topic) => {
              const text = t(`bank-example-${topic}`);
              return html`<button
                class="example"
                type="button"
                data-testid="bank-example-${topic}"
                @click=${() => this.chat?.ask(text)}
              >
                ${text}
              </button>`;
            })}
          </div>
        </section>
      </div>
    `;
  }

  private renderAccounts(t: Strings, customer: DemoCustomer): TemplateResult {
    return html`<section class="accounts card">
      <h2>${t('bank-accounts')}</h2>
      <ul>
        ${customer.accounts.map((account) => {
          return html`<li class="account" data-testid="bank-account">
            <b
              >${KINDS.includes(account.kind) ? t(`bank-account-${account.kind.replace('_', '-')}`) : account.kind}</b
            >
            <span class="figure">${account.balance}</span>
            <small>${account.iban ?? ''}</small>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  private async begin(): Promise<void> {
    try {
      this.customers = await demoCustomers();
    } catch {
      this.failed = true;
    }
    await this.followAddress();
  }

  private go(id: string | null): void {
    window.history.pushState(null, '', id ? `?customer=${encodeURIComponent(id)}` : window.location.pathname);
    void this.followAddress();
  }

  /** The address says whose page this is, so that a reload, a second tab and 'back' all do what one expects. */
  private readonly followAddress = async (): Promise<void> => {
    const id = new URLSearchParams(window.location.search).get('customer');
    const customer = this.customers.find((one) => one.id === id) ?? null;
    await this.setLanguage(
      customer ? baseLanguage(customer.language) : preferredLanguage(LANGUAGES, navigator.languages),
    );
    this.customer = customer;
    this.chat?.remove();
    this.chat = null;
    this.beside = false;
    if (customer) await this.embedChat(customer);
  };

  /** What a bank's page does: make the element, give it the token, and a new one when it asks. */
  private async embedChat(customer: DemoCustomer): Promise<void> {
    const chat = document.createElement('attune-chat');
    chat.language = customer.language;
    const renew = async (): Promise<void> => {
      chat.token = await demoToken(customer.id);
    };
    chat.addEventListener('attune-expired', () => void renew());
    chat.addEventListener('attune-toggle', () => (this.beside = chat.open));
    this.chat = chat;
    try {
      await renew();
    } catch {
      this.failed = true;
      return;
    }
    if (this.chat === chat) document.body.append(chat);
  }

  private async setLanguage(language: string): Promise<void> {
    if (language === this.language) return;
    try {
      this.strings = await loadStrings('', language);
    } catch {
      setTimeout(() => void this.setLanguage(language), 5_000);
      return;
    }
    this.language = language;
    this.dir = direction(language);
    document.documentElement.lang = language;
    document.title = this.strings('bank-name');
  }
}

function greeting(now: Date): string {
  const hour = now.getHours();
  if (hour < 5 || hour >= 18) return 'bank-evening';
  return hour < 12 ? 'bank-morning' : 'bank-afternoon';
}

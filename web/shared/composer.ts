/** The box that messages are written in, for the customer and for the bank's colleague alike. */

import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { count } from './formats';
import { sendIcon, shieldIcon } from './icons';
import { maskCardNumbers } from './masking';
import { TEXT_LIMIT } from './protocol';
import { noStrings, type Strings } from './strings';

// The counter appears this many characters before the limit.
const NEAR_LIMIT = 200;

/**
 * @fires attune-send detail {text}: not empty, within the limit.
 * @fires attune-writing at every change of the text.
 */
@customElement('attune-composer')
export class AttuneComposer extends LitElement {
  @property({ attribute: false }) strings: Strings = noStrings;
  /** 'widget' or 'desk': which of the strings, and the beginning of the test ids. */
  @property() kind: 'widget' | 'desk' = 'widget';
  @property() language = 'en';
  /** The language that is written in here, for spelling and fonts. */
  @property({ attribute: 'text-language' }) textLanguage = '';
  @property({ type: Boolean }) disabled = false;

  @state() private text = '';
  @state() private masked = false;
  @query('textarea') private readonly input!: HTMLTextAreaElement;

  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = css`
    :host {
      display: block;
    }
    .box {
      display: flex;
      align-items: flex-end;
      gap: 8px;
      padding: 5px;
      padding-inline-start: 16px;
      background: var(--surface);
      border: 1px solid var(--control-line);
      border-radius: 22px;
      transition: border-color 0.15s;
    }
    .box:focus-within {
      border-color: var(--accent);
      box-shadow: 0 0 0 1px var(--accent);
    }
    textarea {
      flex: 1;
      min-inline-size: 0;
      box-sizing: border-box;
      min-block-size: 34px;
      max-block-size: 140px;
      padding: 6px 0;
      margin: 0;
      resize: none;
      border: 0;
      outline: 0;
      background: none;
      color: var(--ink);
      font: inherit;
      /* iOS zooms into inputs with smaller letters. */
      font-size: 16px;
      line-height: 22px;
      field-sizing: content;
    }
    textarea::placeholder {
      color: var(--quiet);
      opacity: 1;
    }
    button {
      flex: none;
      display: grid;
      place-items: center;
      inline-size: 34px;
      block-size: 34px;
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: var(--accent);
      color: var(--on-accent);
      cursor: pointer;
    }
    button:disabled {
      background: var(--line);
      color: var(--quiet);
      cursor: default;
    }
    button:focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
    .note {
      display: flex;
      align-items: center;
      gap: 6px;
      margin: 0 4px 8px;
      color: var(--quiet);
      font-size: 13px;
      line-height: 1.35;
    }
    .note svg {
      flex: none;
      color: var(--accent);
    }
    .over {
      color: var(--bad);
    }
    .hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `;

  override render(): TemplateResult {
    const t = (name: string): string => this.strings(`${this.kind}-${name}`);
    const left = TEXT_LIMIT - this.length;
    const hint = this.kind === 'widget' ? t('input-hint') : t('send-hint');
    return html`
      <div role="status">
        ${this.masked ? html`<p class="note" data-testid="${this.kind}-masked">${shieldIcon}${t('masked')}</p>` : nothing}
      </div>
      ${
        left <= NEAR_LIMIT && this.kind === 'widget'
          ? html`<p class="note ${left < 0 ? 'over' : ''}" id="counter" data-testid="${this.kind}-counter">
              ${left < 0 ? t('characters-over') : t('characters-left')}
              ${count(Math.abs(left), this.language)}
            </p>`
          : nothing
      }
      <form class="box" part="composer" @submit=${this.submit}>
        <label class="hidden" for="input">${t('input')}</label>
        <span class="hidden" id="hint">${hint}</span>
        <textarea
          id="input"
          part="input"
          rows="1"
          dir="auto"
          lang=${this.textLanguage || this.language}
          enterkeyhint="send"
          autocomplete="off"
          aria-describedby="hint ${left <= NEAR_LIMIT && this.kind === 'widget' ? 'counter' : ''}"
          aria-invalid=${left < 0 ? 'true' : 'false'}
          data-testid="${this.kind}-input"
          placeholder=${this.kind === 'widget' ? t('placeholder') : t('input')}
          .value=${this.text}
          ?disabled=${this.disabled}
          @input=${this.changed}
          @keydown=${this.key}
        ></textarea>
        <button
          part="send"
          type="submit"
          aria-label=${t('send')}
          title=${t('send')}
          data-testid="${this.kind}-send"
          ?disabled=${!this.sendable}
        >
          ${sendIcon}
        </button>
      </form>
    `;
  }

  override focus(): void {
    this.input?.focus();
  }

  /** Empty the box, for another conversation. */
  clear(): void {
    this.text = '';
    this.masked = false;
  }

  override updated(): void {
    // Browsers without `field-sizing` get their height from the text.
    if (CSS.supports('field-sizing', 'content')) return;
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  /** In code points, as the server counts. */
  private get length(): number {
    return [...this.text.trim()].length;
  }

  private get sendable(): boolean {
    return !this.disabled && this.length > 0 && this.length <= TEXT_LIMIT;
  }

  private changed(event: InputEvent): void {
    // An input method that is composing a word must not find its text exchanged.
    if (!event.isComposing && this.kind === 'widget') this.mask();
    else this.text = this.input.value;
    this.dispatchEvent(new CustomEvent('attune-writing'));
  }

  private mask(): void {
    const { text, found } = maskCardNumbers(this.input.value, true);
    if (found) {
      const fromEnd = this.input.value.length - this.input.selectionEnd;
      this.input.value = text;
      this.input.setSelectionRange(text.length - fromEnd, text.length - fromEnd);
      this.masked = true;
    }
    this.text = text;
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  private submit(event?: Event): void {
    event?.preventDefault();
    if (!this.sendable) return;
    const text = this.text.trim();
    this.clear();
    this.dispatchEvent(new CustomEvent('attune-send', { detail: { text } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-composer': AttuneComposer;
  }
}

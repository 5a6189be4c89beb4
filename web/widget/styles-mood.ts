import { css } from 'lit';

export const moodStyles = css`
  .mood-button[aria-expanded='true'] {
    background: var(--tint);
    color: var(--accent);
  }
  /* Taller than the window lets it be (small screens, large letters), it scrolls and leaves room to write. */
  .mood {
    flex: 0 1 auto;
    min-block-size: 0;
    box-sizing: border-box;
    max-block-size: 62%;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 14px 20px 4px;
    border-block-end: 1px solid var(--line);
    font-size: 14px;
    scrollbar-width: thin;
  }
  .mood h3 {
    margin: 0 0 4px;
    font-size: 15px;
    font-weight: 650;
  }
  .mood p {
    margin: 0 0 10px;
    color: var(--quiet);
    text-wrap: pretty;
  }
  .mood .mood-now {
    padding: 10px 14px;
    border-radius: 12px;
    background: var(--ground);
    box-shadow: inset 0 0 0 1px var(--line);
    color: var(--ink);
  }
  .mood-now b {
    font-weight: 600;
  }
  .mood-choice {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-block-end: 10px;
    font-weight: 550;
  }
  .mood-choice span {
    flex: 1;
    min-inline-size: 0;
  }
  .mood-kept {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
  }
  .mood .mood-result:empty {
    margin: 0;
  }

  .switch {
    flex: none;
    inline-size: 48px;
    block-size: 28px;
    padding: 3px;
    box-sizing: border-box;
    border: 1px solid var(--control-line);
    border-radius: 14px;
    background: var(--control-line);
  }
  .switch i {
    display: block;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 50%;
    background: var(--surface);
    transition: translate 0.15s;
  }
  .switch[aria-checked='true'] {
    border-color: var(--accent);
    background: var(--accent);
  }
  .switch[aria-checked='true'] i {
    translate: 20px 0;
    background: var(--on-accent);
  }
  :host([dir='rtl']) .switch[aria-checked='true'] i {
    translate: -20px 0;
  }
  [aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }

  /* Colours that we choose are gone in Windows' contrast themes. */
  @media (forced-colors: active) {
    .switch i {
      background: ButtonText;
    }
    .switch[aria-checked='true'] {
      background: Highlight;
      forced-color-adjust: none;
    }
    .switch[aria-checked='true'] i {
      background: HighlightText;
    }
  }
  @media (max-width: 479px) {
    .mood {
      padding-inline: 16px;
    }
  }
`;

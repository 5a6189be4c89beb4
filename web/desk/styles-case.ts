import { css } from 'lit';

/** The right-hand side of the desk, and the dialogs. */
export const caseStyles = css`
  /* Right: the case */
  aside {
    overflow-y: auto;
    padding: 20px 24px;
    border-inline-start: 1px solid var(--line);
    scrollbar-width: thin;
  }
  aside section + section {
    margin-block-start: 26px;
    padding-block-start: 24px;
    border-block-start: 1px solid var(--line);
  }
  aside h3 {
    margin-block-end: 12px;
  }
  dt {
    color: var(--quiet);
    font-size: 13px;
  }
  dd {
    margin-block-end: 12px;
    overflow-wrap: anywhere;
  }
  dd:last-child {
    margin-block-end: 0;
  }
  .plain li {
    padding-block: 2px;
  }
  .plain .row {
    justify-content: space-between;
  }
  .figure {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .curve svg {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }
  .curve .level {
    fill: var(--quiet);
    font-size: 11.5px;
  }
  :host([dir='rtl']) .curve .level {
    text-anchor: end;
  }
  .curve .grid {
    stroke: var(--line);
  }
  .curve .line {
    fill: none;
    stroke: var(--control-line);
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .curve .dot {
    fill: var(--control-line);
    stroke: var(--ground);
    stroke-width: 1.5;
  }
  .curve .pleased {
    fill: var(--good);
  }
  .curve .uneasy {
    fill: var(--warn);
  }
  .curve .upset {
    fill: var(--bad);
  }
  .curve .distressed {
    fill: var(--deep);
  }

  /* Dialogs */
  dialog {
    inline-size: min(440px, calc(100vw - 48px));
    padding: 28px;
    box-sizing: border-box;
    border: 1px solid var(--line);
    border-radius: 20px;
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--shadow);
  }
  dialog::backdrop {
    background: rgb(10 20 18 / 45%);
  }
  dialog form {
    display: grid;
    gap: 20px;
  }
  dialog h2 {
    font-size: 18px;
    letter-spacing: -0.01em;
  }
  .choices {
    display: flex;
    justify-content: flex-end;
    gap: 10px;
  }
  .keys {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 10px 24px;
    align-items: baseline;
  }
  .keys dt {
    color: var(--ink);
    font-size: 15px;
  }
  .keys dd {
    margin: 0;
  }
  kbd {
    padding: 2px 7px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--ground);
    font: inherit;
    font-size: 13px;
    white-space: nowrap;
  }

  @media (max-width: 1200px) {
    .desk {
      grid-template-columns: 252px minmax(0, 1fr) 264px;
    }
    .case-head {
      padding-inline: 20px;
    }
    .case-head div {
      flex-basis: 100%;
    }
    .log {
      padding-inline: 20px;
    }
    .reply {
      padding-inline: 16px;
    }
    aside {
      padding-inline: 18px;
    }
  }
`;

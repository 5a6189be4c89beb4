import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-block-size: 100dvh;
    background: var(--ground);
    font-size: 15px;
    line-height: 1.45;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  figure {
    margin: 0;
    padding: 0;
  }
  h2,
  h3 {
    font-size: 14px;
    font-weight: 650;
  }
  ul {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  select {
    cursor: pointer;
  }
  .quiet {
    color: var(--quiet);
  }
  .primary,
  .secondary {
    min-block-size: 38px;
    padding: 6px 18px;
    border-radius: 19px;
    font-weight: 600;
    white-space: nowrap;
  }
  .primary {
    border: 1px solid var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .secondary {
    border: 1px solid var(--control-line);
    background: var(--surface);
    color: var(--ink);
  }
  .secondary:hover {
    background: var(--tint);
    border-color: var(--accent);
  }
  .problem {
    color: var(--bad);
  }

  /* Log in */
  .door {
    display: grid;
    place-items: center;
    min-block-size: 100dvh;
    padding: 24px;
    box-sizing: border-box;
  }
  .door form {
    display: grid;
    gap: 18px;
    inline-size: min(360px, 100%);
    padding: 36px;
    box-sizing: border-box;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 20px;
  }
  .door h1 {
    font-size: 22px;
    font-weight: 650;
    letter-spacing: -0.015em;
  }
  .field {
    display: grid;
    gap: 6px;
    font-size: 14px;
    font-weight: 550;
  }
  .field input,
  .field textarea,
  .field select {
    min-block-size: 42px;
    padding: 8px 12px;
    box-sizing: border-box;
    border: 1px solid var(--control-line);
    border-radius: 10px;
    background: var(--surface);
    font-size: 16px;
    font-weight: 400;
  }
  .field textarea {
    min-block-size: 96px;
    resize: vertical;
  }

  /* Frame */
  .desk {
    display: grid;
    grid-template: auto minmax(0, 1fr) / 296px minmax(0, 1fr) 316px;
    block-size: 100dvh;
  }
  .top {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 18px;
    min-block-size: 56px;
    padding-inline: 20px;
    background: var(--surface);
    border-block-end: 1px solid var(--line);
  }
  .top h1 {
    font-size: 16px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .top .space {
    flex: 1;
  }
  .connection {
    display: flex;
    align-items: center;
    gap: 7px;
    color: var(--quiet);
    font-size: 13.5px;
  }
  .connection::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--good);
  }
  .connection.off::before {
    background: none;
    box-shadow: inset 0 0 0 2px var(--warn);
  }
  .plain-button,
  .top select {
    min-block-size: 32px;
    padding: 2px 10px;
    border: 0;
    border-radius: 16px;
    background: none;
    color: var(--quiet);
    font-size: 14px;
  }
  .top option {
    background: var(--surface);
    color: var(--ink);
  }
  .plain-button:hover,
  .top select:hover {
    background: var(--ground);
    color: var(--ink);
  }

  /* Left: who waits, who is mine */
  nav {
    overflow-y: auto;
    padding: 20px 12px;
    border-inline-end: 1px solid var(--line);
    scrollbar-width: thin;
  }
  nav h2 {
    display: flex;
    justify-content: space-between;
    padding: 0 12px 8px;
  }
  nav h2 span {
    color: var(--quiet);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  nav section + section {
    margin-block-start: 28px;
  }
  .none {
    padding-inline: 12px;
    font-size: 14px;
  }
  .item {
    display: grid;
    gap: 3px;
    inline-size: 100%;
    padding: 10px 12px;
    border: 1px solid transparent;
    border-radius: 12px;
    background: none;
    text-align: start;
  }
  .item:hover {
    background: var(--surface);
  }
  .item[aria-current='true'] {
    background: var(--surface);
    border-color: var(--line);
    box-shadow: inset 3px 0 0 var(--accent);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 10px;
  }
  .item b {
    font-weight: 600;
  }
  .wait {
    margin-inline-start: auto;
    color: var(--quiet);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .urgent {
    padding: 0 8px;
    border-radius: 10px;
    background: var(--bad);
    color: var(--surface);
    font-size: 12px;
    font-weight: 600;
    line-height: 20px;
  }
  .small {
    color: var(--quiet);
    font-size: 13px;
  }
  .preview {
    overflow: hidden;
    color: var(--quiet);
    font-size: 13.5px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .mood {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    font-size: 12.5px;
    color: var(--ink);
    white-space: nowrap;
  }
  .mood::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  .mood.calm::before {
    background: var(--control-line);
  }
  .mood.pleased::before {
    background: var(--good);
  }
  .mood.uneasy::before {
    background: var(--warn);
    border-radius: 2px;
  }
  .mood.upset::before {
    background: var(--bad);
    border-radius: 2px;
    transform: rotate(45deg);
  }
  .mood.distressed::before {
    background: var(--deep);
    border-radius: 0;
    clip-path: polygon(50% 0, 100% 100%, 0 100%);
  }
`;

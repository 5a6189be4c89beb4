import { css } from 'lit';

/** The bubbles, and what stands around them. */
export const messageStyles = css`
  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-inline-size: 88%;
    align-self: flex-start;
  }
  .message.customer {
    align-self: flex-end;
    align-items: flex-end;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 7px;
    margin: 0 4px 4px;
    color: var(--quiet);
    font-size: 12.5px;
    line-height: 1.4;
  }
  .who {
    color: var(--ink);
    font-weight: 600;
  }
  .text {
    margin: 0;
    padding: 9px 14px;
    border-radius: 4px 18px 18px 18px;
    background: var(--ground);
    box-shadow: inset 0 0 0 1px var(--line);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  :host([dir='rtl']) .text {
    border-radius: 18px 4px 18px 18px;
  }
  .agent .text {
    background: var(--tint);
    box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--accent) 35%, transparent);
  }
  .customer .text {
    border-radius: 18px 4px 18px 18px;
    background: var(--accent);
    color: var(--on-accent);
    box-shadow: none;
  }
  :host([dir='rtl']) .customer .text {
    border-radius: 4px 18px 18px 18px;
  }
  .customer.waiting .text,
  .customer.sending .text {
    opacity: 0.75;
  }
  .customer.failed .text {
    background: none;
    color: var(--ink);
    box-shadow: inset 0 0 0 1.5px var(--bad);
  }
  .message.system {
    align-self: stretch;
    max-inline-size: none;
    align-items: center;
    padding-inline: 8px;
  }
  .system .text {
    padding: 0;
    border-radius: 0;
    background: none;
    box-shadow: none;
    color: var(--quiet);
    font-size: 13.5px;
    text-align: center;
    text-wrap: pretty;
  }
  .system .meta {
    margin-block-end: 1px;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0 12px;
    margin: 3px 4px 0;
    color: var(--quiet);
    font-size: 12.5px;
  }
  .failed .state {
    color: var(--bad);
  }
  .state .problem {
    flex-basis: 100%;
    text-align: end;
  }
  .link {
    min-block-size: 24px;
    padding: 0 2px;
    border: 0;
    background: none;
    color: var(--accent);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .replies {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 10px 0 0;
    padding: 0;
    list-style: none;
  }
  .reply {
    min-block-size: 36px;
    padding: 6px 15px;
    border: 1px solid color-mix(in srgb, var(--accent) 55%, transparent);
    border-radius: 18px;
    background: var(--surface);
    color: var(--accent);
    font-size: 14.5px;
    font-weight: 550;
    line-height: 1.3;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .reply:hover {
    background: var(--tint);
    border-color: var(--accent);
  }
`;

import { css } from 'lit';

/** The middle of the desk: who it is, what was said, the reply. */
export const conversationStyles = css`
  /* Middle: the conversation */
  main {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    background: var(--surface);
  }
  .choose {
    margin: auto;
    color: var(--quiet);
  }
  .case-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 10px;
    min-block-size: 40px;
    padding: 12px 24px;
    border-block-end: 1px solid var(--line);
  }
  .case-head div {
    flex: 1;
    min-inline-size: 110px;
  }
  .case-head button {
    min-block-size: 34px;
    padding-inline: 14px;
    font-size: 14px;
  }
  .case-head h2 {
    font-size: 17px;
    letter-spacing: -0.01em;
  }
  .log {
    flex: 1;
    overflow-y: auto;
    padding: 24px;
    display: flex;
    flex-direction: column;
    gap: 16px;
    scrollbar-width: thin;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-inline-size: min(78%, 620px);
  }
  .message.bot,
  .message.agent {
    align-self: flex-end;
    align-items: flex-end;
  }
  .message.system {
    align-self: center;
    align-items: center;
    color: var(--quiet);
    text-align: center;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 9px;
    margin: 0 4px 4px;
    color: var(--quiet);
    font-size: 12.5px;
  }
  .who {
    color: var(--ink);
    font-weight: 600;
  }
  .text {
    padding: 9px 14px;
    border-radius: 14px;
    background: var(--ground);
    box-shadow: inset 0 0 0 1px var(--line);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .bot .text {
    background: none;
  }
  .agent .text {
    background: var(--accent);
    color: var(--on-accent);
    box-shadow: none;
  }
  .sending .text {
    opacity: 0.7;
  }
  .failed .text {
    background: none;
    color: var(--ink);
    box-shadow: inset 0 0 0 1.5px var(--bad);
  }
  .system .text {
    padding: 0;
    background: none;
    box-shadow: none;
    font-size: 13.5px;
  }
  .note {
    align-self: stretch;
  }
  .note .text {
    background: none;
    box-shadow: none;
    border: 1px dashed var(--line);
    font-size: 14px;
  }
  .earlier {
    white-space: pre-line;
  }
  .offered {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 6px;
    margin-block-start: 6px;
    color: var(--quiet);
    font-size: 13px;
  }
  .offered span {
    padding: 1px 10px;
    border: 1px solid var(--line);
    border-radius: 12px;
  }
  .state {
    color: var(--bad);
    font-size: 13px;
  }
  .link {
    min-block-size: 24px;
    border: 0;
    background: none;
    color: var(--accent);
    font-weight: 600;
    text-decoration: underline;
  }
  .typing {
    min-block-size: 20px;
    padding: 2px 28px 6px;
    color: var(--quiet);
    font-size: 13px;
  }
  .reply {
    padding: 0 24px 20px;
  }
  .reply .problem {
    margin: 0 4px 8px;
    font-size: 14px;
  }
`;

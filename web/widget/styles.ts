import { css } from 'lit';

export const styles = css`
  :host {
    position: fixed;
    inset-block-end: max(20px, env(safe-area-inset-bottom));
    inset-inline-end: max(20px, env(safe-area-inset-right));
    z-index: var(--attune-z-index, 2147480000);
    font-size: 15px;
    line-height: 1.45;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }

  .launcher {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 52px;
    padding-inline: 18px 22px;
    border: 0;
    border-radius: 26px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    box-shadow: var(--shadow);
  }
  .launcher:focus-visible {
    outline-offset: 3px;
  }
  .badge {
    min-inline-size: 22px;
    padding-inline: 6px;
    box-sizing: border-box;
    border-radius: 11px;
    background: var(--on-accent);
    color: var(--accent);
    font-size: 13px;
    line-height: 22px;
    text-align: center;
  }

  .panel {
    display: flex;
    flex-direction: column;
    inline-size: min(408px, calc(100vw - 40px));
    block-size: min(680px, calc(100dvh - 40px));
    overflow: hidden;
    background: var(--surface);
    border: 1px solid var(--line);
    box-sizing: border-box;
    border-radius: var(--attune-radius, 20px);
    box-shadow: var(--shadow);
    animation: rise 0.18s ease-out;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(10px);
    }
  }

  header {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 12px 12px 10px 20px;
    padding-inline: 20px 12px;
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font-size: 17px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .icon {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--quiet);
  }
  .icon:hover {
    background: var(--ground);
    color: var(--ink);
  }
  .language {
    position: relative;
    display: flex;
    align-items: center;
    color: var(--quiet);
    border-radius: 18px;
  }
  .language:hover {
    background: var(--ground);
    color: var(--ink);
  }
  .language svg {
    position: absolute;
    inset-inline-start: 8px;
    inline-size: 18px;
    pointer-events: none;
  }
  .language select {
    appearance: none;
    block-size: 36px;
    padding-inline: 31px 10px;
    border: 0;
    border-radius: 18px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 14px;
    cursor: pointer;
  }
  .language option {
    background: var(--surface);
    color: var(--ink);
  }

  .owner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 9px;
    min-block-size: 20px;
    padding: 8px 20px;
    border-block: 1px solid var(--line);
    background: var(--ground);
    color: var(--quiet);
    font-size: 13.5px;
  }
  .owner::before {
    content: '';
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--control-line);
  }
  .owner > span:first-child {
    flex: 1;
    min-inline-size: min(200px, 70%);
  }
  .owner b {
    color: var(--ink);
    font-weight: 600;
  }
  .owner.human,
  .owner.queued {
    background: var(--tint);
    color: var(--ink);
  }
  .owner.human::before {
    background: var(--accent);
  }
  .owner.queued::before {
    background: none;
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .owner .place {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }

  .scroller {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  .log {
    flex: 1;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 18px 20px 8px;
    display: flex;
    flex-direction: column;
    gap: 14px;
    scrollbar-width: thin;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  .log > :first-child {
    margin-block-start: auto;
  }
  .day {
    align-self: center;
    margin-block: 4px;
    color: var(--quiet);
    font-size: 13px;
  }
  .empty {
    margin: auto;
    max-inline-size: 30ch;
    color: var(--quiet);
    text-align: center;
    text-wrap: balance;
  }

  .typing {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 22px;
    padding: 4px 24px 6px;
    color: var(--quiet);
    font-size: 13px;
  }
  .dots {
    display: flex;
    gap: 4px;
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--accent);
    animation: breathe 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.3;
    }
    30% {
      opacity: 1;
    }
  }

  .latest {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-end: 20px;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 50%;
    background: var(--surface);
    color: var(--accent);
    box-shadow: var(--shadow);
  }

  .notice {
    display: flex;
    align-items: center;
    gap: 10px;
    margin: 0 16px 10px;
    padding: 10px 14px;
    border-radius: 12px;
    background: var(--ground);
    box-shadow: inset 0 0 0 1px var(--line);
    font-size: 13.5px;
    line-height: 1.4;
  }
  .notice svg {
    flex: none;
    color: var(--warn);
  }
  footer {
    padding: 0 16px 16px;
  }

  /* Shadows and backgrounds are gone in Windows' contrast themes: draw edges. */
  @media (forced-colors: active) {
    .text,
    .notice,
    .launcher {
      border: 1px solid;
    }
    .system .text {
      border: 0;
    }
  }

  @media (max-width: 479px) {
    :host([open]) {
      inset: 0;
    }
    .panel {
      inline-size: 100%;
      block-size: 100dvh;
      border: 0;
      border-radius: 0;
      animation: none;
    }
    .log {
      padding-inline: 16px;
    }
    header {
      padding-inline: 16px 8px;
    }
    .owner {
      padding-inline: 16px;
    }
    footer {
      padding: 0 12px 12px;
    }
    .notice {
      margin-inline: 12px;
    }
  }
  @media (max-width: 359px) {
    .language select {
      inline-size: 36px;
      padding-inline: 18px;
      color: transparent;
    }
  }
`;

/**
 * Colours, in light and dark. A bank sets the public properties (`--attune-*`) on the element or above it; the short
 * names are for use inside.
 */

import { css } from 'lit';

export const theme = css`
  :host {
    color-scheme: light;
    --accent: var(--attune-accent, #0b5d4e);
    --on-accent: var(--attune-on-accent, #ffffff);
    --tint: var(--attune-tint, #e9f3f0);
    --ink: var(--attune-ink, #17211f);
    --quiet: var(--attune-quiet, #5a6764);
    --line: var(--attune-line, #e3e8e6);
    --control-line: var(--attune-control-line, #86928f);
    --surface: var(--attune-surface, #ffffff);
    --ground: var(--attune-ground, #f6f8f7);
    --good: #1f7a4d;
    --warn: #8a5a00;
    --bad: #b3261e;
    --deep: #7b1e6b;
    --shadow: 0 1px 2px rgb(15 35 30 / 8%), 0 12px 40px rgb(15 35 30 / 16%);
    font-family: var(
      --attune-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      'Noto Sans',
      Arial,
      sans-serif
    );
    color: var(--ink);
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      color-scheme: dark;
      --accent: var(--attune-accent-dark, #76cbb4);
      --on-accent: var(--attune-on-accent-dark, #05231c);
      --tint: var(--attune-tint-dark, #1d312c);
      --ink: var(--attune-ink-dark, #eaf0ee);
      --quiet: var(--attune-quiet-dark, #a3b1ad);
      --line: var(--attune-line-dark, #2b3835);
      --control-line: var(--attune-control-line-dark, #71807b);
      --surface: var(--attune-surface-dark, #18211f);
      --ground: var(--attune-ground-dark, #101715);
      --good: #7fd1a2;
      --warn: #e9b961;
      --bad: #ff9d94;
      --deep: #e3a0d6;
      --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 12px 40px rgb(0 0 0 / 55%);
    }
  }
  :host([theme='dark']) {
    color-scheme: dark;
    --accent: var(--attune-accent-dark, #76cbb4);
    --on-accent: var(--attune-on-accent-dark, #05231c);
    --tint: var(--attune-tint-dark, #1d312c);
    --ink: var(--attune-ink-dark, #eaf0ee);
    --quiet: var(--attune-quiet-dark, #a3b1ad);
    --line: var(--attune-line-dark, #2b3835);
    --control-line: var(--attune-control-line-dark, #71807b);
    --surface: var(--attune-surface-dark, #18211f);
    --ground: var(--attune-ground-dark, #101715);
    --good: #7fd1a2;
    --warn: #e9b961;
    --bad: #ff9d94;
    --deep: #e3a0d6;
    --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 12px 40px rgb(0 0 0 / 55%);
  }
  *:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  /* A display of our own would otherwise win over the browser's rule. */
  [hidden] {
    display: none !important;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;

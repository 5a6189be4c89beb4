import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-block-size: 100dvh;
    background: var(--ground);
    font-size: 16px;
    line-height: 1.5;
  }
  h1,
  h2,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  header,
  main,
  footer {
    max-inline-size: 920px;
    margin-inline: auto;
    padding-inline: clamp(20px, 5vw, 40px);
  }
  header {
    display: flex;
    align-items: center;
    gap: 11px;
    min-block-size: 84px;
  }
  header img {
    inline-size: 32px;
    block-size: 32px;
  }
  .name {
    flex: 1;
    font-size: 18px;
    font-weight: 650;
    letter-spacing: -0.015em;
  }
  .quiet-button {
    min-block-size: 36px;
    padding: 4px 16px;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: var(--surface);
    font-size: 14.5px;
    font-weight: 550;
  }
  .quiet-button:hover {
    border-color: var(--accent);
  }
  main {
    padding-block: clamp(24px, 5vw, 56px) 72px;
  }
  h1 {
    font-size: clamp(28px, 4.6vw, 40px);
    font-weight: 640;
    letter-spacing: -0.025em;
    line-height: 1.15;
    text-wrap: balance;
  }
  h2 {
    font-size: 18px;
    font-weight: 640;
    letter-spacing: -0.01em;
  }
  .lead {
    max-inline-size: 54ch;
    margin-block-start: 12px;
    color: var(--quiet);
    font-size: 17px;
  }
  .card {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 20px;
  }

  .people {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(250px, 100%), 1fr));
    gap: 14px;
    margin-block-start: 40px;
  }
  .people li {
    display: grid;
  }
  .person {
    display: grid;
    grid-template-columns: 44px 1fr auto;
    align-items: center;
    gap: 0 14px;
    inline-size: 100%;
    padding: 18px 18px;
    text-align: start;
  }
  .person:hover {
    border-color: var(--accent);
  }
  .person svg {
    color: var(--quiet);
  }
  .person:hover svg {
    color: var(--accent);
  }
  :host([dir='rtl']) .person svg {
    transform: scaleX(-1);
  }
  .initial {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--tint);
    color: var(--accent);
    font-size: 19px;
    font-weight: 600;
  }
  .person b {
    display: block;
    font-weight: 620;
  }
  .person small {
    color: var(--quiet);
    font-size: 13.5px;
  }

  .overview {
    display: grid;
    gap: 20px;
    margin-block-start: 40px;
  }
  .accounts {
    padding: 26px 28px 12px;
  }
  .account {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 20px;
    padding-block: 16px;
    border-block-start: 1px solid var(--line);
  }
  .accounts h2 {
    margin-block-end: 18px;
  }
  .account b {
    font-weight: 560;
  }
  .account small {
    color: var(--quiet);
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }
  .account .figure {
    font-size: 18px;
    font-weight: 620;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
    text-align: end;
  }
  .account .end {
    text-align: end;
  }
  .ask {
    padding: 30px 28px;
    background: var(--tint);
    border-color: transparent;
  }
  .ask p {
    margin-block-start: 6px;
    color: var(--quiet);
  }
  .examples {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin-block-start: 22px;
  }
  .example {
    min-block-size: 42px;
    padding: 8px 18px;
    border: 1px solid color-mix(in srgb, var(--accent) 35%, transparent);
    border-radius: 21px;
    background: var(--surface);
    font-size: 15px;
    text-align: start;
  }
  .example:hover {
    border-color: var(--accent);
  }
  .primary {
    min-block-size: 42px;
    padding: 8px 22px;
    border: 0;
    border-radius: 21px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 15px;
    font-weight: 600;
  }
  footer {
    padding-block-end: 110px;
    color: var(--quiet);
    font-size: 14px;
  }
  footer p {
    display: flex;
    align-items: center;
    gap: 10px;
    padding-block: 4px;
  }
  footer svg {
    flex: none;
    color: var(--accent);
  }
  /* A chat that is open beside the page takes its room at the side, rather than cover the figures. */
  @media (min-width: 1080px) {
    header,
    main,
    footer {
      transition: margin 0.2s ease-out;
    }
    .beside header,
    .beside main,
    .beside footer {
      max-inline-size: min(920px, calc(100vw - 540px));
      margin-inline: max(0px, calc((100vw - 1460px) / 2)) auto;
    }
  }
  @media (max-width: 479px) {
    header {
      gap: 9px;
      min-block-size: 68px;
    }
    .name {
      font-size: 16px;
    }
    .quiet-button {
      padding-inline: 12px;
      font-size: 13.5px;
    }
    .accounts,
    .ask {
      padding-inline: 20px;
    }
    .account {
      grid-template-columns: 1fr;
    }
    .account .figure,
    .account .end {
      text-align: start;
    }
  }
`;

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { baseLanguage, loadStrings, preferredLanguage } from '../shared/strings';

const root = new URL('..', import.meta.url);
const ids = [
  ...readFileSync(new URL('../data/web/en.ftl', root), 'utf8').matchAll(/^([a-z][a-z0-9-]*) = /gm),
].map((match) => match[1] ?? '');
const sources = ['widget', 'desk', 'bank', 'shared']
  .flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(`${folder}/${file}`, root), 'utf8')),
  )
  .join('\n');

// Ids that are put together at run time: what may stand in place of the last part.
const FAMILIES = [
  /^widget-state-/,
  /^widget-mood-(calm|pleased|uneasy|upset|distressed)$/,
  /^widget-mood-why-/,
  /^desk-mood-(calm|pleased|uneasy|upset|distressed)$/,
  /^desk-reason-/,
  /^desk-summary-/,
  /^desk-outcome-/,
  /^desk-card-/,
  /^bank-account-/,
  /^bank-example-/,
  /^(widget|desk)-(input|send|masked|placeholder|input-hint|send-hint|characters-left|characters-over)$/,
];

describe('the words of the pages', () => {
  it('has no id twice', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('has every id that the pages ask for', () => {
    const places = /(?:\bt\(\s*|label: |return )'((?:widget|desk|bank)-[a-z-]+)'/g;
    const asked = [...sources.matchAll(places)].map((match) => match[1] ?? '');
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has no id that no page asks for', () => {
    const unused = ids.filter(
      (id) => !sources.includes(`'${id}'`) && !FAMILIES.some((family) => family.test(id)),
    );
    expect(unused).toEqual([]);
  });

  it('come from the server, and in English where the language is not there', async () => {
    const asked: string[] = [];
    const strings = await loadStrings('https://bank', 'pt-BR', (url) => {
      asked.push(url);
      const ok = url.endsWith('/en.json');
      return Promise.resolve({ ok, json: () => Promise.resolve({ 'widget-send': 'Send' }) });
    });
    expect(asked).toEqual(['https://bank/strings/pt.json', 'https://bank/strings/en.json']);
    expect(strings('widget-send')).toBe('Send');
    expect(strings('widget-unknown')).toBe('widget-unknown');
  });

  it('are missed when the server cannot be reached', async () => {
    await expect(loadStrings('', 'de', () => Promise.reject(new Error('offline')))).rejects.toThrow();
  });

  it('come in the language that the browser likes best of those offered', () => {
    expect(preferredLanguage(['en', 'de'], ['it-IT', 'de-AT', 'en'])).toBe('de');
    expect(preferredLanguage(['en', 'de'], ['ja'])).toBe('en');
    expect(baseLanguage('FR_ca')).toBe('fr');
  });
});

/** The words of the pages: flat messages of `data/web/<language>.ftl`, got as JSON at run time. */

export type Strings = (id: string) => string;

type Fetch = (url: string) => Promise<Pick<Response, 'ok' | 'json'>>;

/** Where nothing is loaded yet. Pages draw no words before their strings are there. */
export const noStrings: Strings = () => '';

/**
 * Get the words of a language; when there are none, those of English.
 *
 * @param server Origin of the Attune server, without a slash at the end; '' for the page's own.
 * @throws Error when neither can be had.
 */
export async function loadStrings(
  server: string,
  language: string,
  get: Fetch = (url) => fetch(url),
): Promise<Strings> {
  const wanted = baseLanguage(language);
  for (const candidate of new Set([wanted, 'en'])) {
    const response = await get(`${server}/strings/${encodeURIComponent(candidate)}.json`).catch(() => null);
    if (!response?.ok) continue;
    const words = (await response.json()) as Record<string, string>;
    // An id on screen is a fault that tests and eyes catch; an empty button would be missed.
    return (id) => words[id] ?? id;
  }
  throw new Error(`No strings for ${wanted}`);
}

/** 'de-AT' -> 'de'. */
export function baseLanguage(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] || 'en';
}

/** The languages of the product, when a page is not told others. */
export const LANGUAGES: readonly string[] = ['en', 'es', 'fr', 'de'];

/** Return the language among `offered` that the browser likes best; the first one when it likes none. */
export function preferredLanguage(offered: readonly string[], liked: readonly string[]): string {
  return liked.map(baseLanguage).find((language) => offered.includes(language)) ?? offered[0] ?? 'en';
}

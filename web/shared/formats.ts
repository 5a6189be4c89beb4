/** Times, dates and names by the rules of a language (CLDR, from the browser). */

/** 'rtl' for languages written from right to left. */
export function direction(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|iw|ku|ps|ur|yi)\b/i.test(language) ? 'rtl' : 'ltr';
}

/** The reader's own kind of a language ('en' -> 'en-GB' in a British browser): it decides between 14:05 and 2:05 PM. */
function locale(language: string): string {
  const liked = typeof navigator === 'undefined' ? [] : (navigator.languages ?? []);
  return liked.find((tag) => tag.toLowerCase().startsWith(`${language.toLowerCase()}-`)) ?? language;
}

/** '14:05' or '2:05 PM'. Empty for a time that cannot be read. */
export function clock(at: string, language: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return '';
  return new Intl.DateTimeFormat(locale(language), { hour: 'numeric', minute: '2-digit' }).format(time);
}

/** 'Today', 'Yesterday', else the date. */
export function day(at: string, language: string, now: Date): string {
  const date = new Date(at);
  const days = Math.round((startOfDay(date) - startOfDay(now)) / 86_400_000);
  const words =
    days >= -1 && days <= 1
      ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')
      : new Intl.DateTimeFormat(locale(language), { weekday: 'long', day: 'numeric', month: 'long' }).format(
          date,
        );
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}

export function sameDay(one: string, other: string): boolean {
  return startOfDay(new Date(one)) === startOfDay(new Date(other));
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** A waiting time: '45 sec', '3 min', '1 hr 5 min'. */
export function duration(milliseconds: number, language: string): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (seconds < 60) return unit(seconds, 'second');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return unit(minutes, 'minute');
  return `${unit(Math.floor(minutes / 60), 'hour')} ${unit(minutes % 60, 'minute')}`;
}

/** The name of a language, in `shownIn` or else in itself: 'Deutsch'. */
export function languageName(language: string, shownIn: string = language): string {
  const name =
    new Intl.DisplayNames([shownIn], { type: 'language', fallback: 'code' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(shownIn) + name.slice(1);
}

/** The name of a country; the code where it is unknown or no code at all. */
export function countryName(country: string, shownIn: string): string {
  try {
    return new Intl.DisplayNames([shownIn], { type: 'region' }).of(country) ?? country;
  } catch {
    return country;
  }
}

export function count(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}

import { describe, expect, it } from 'vitest';
import { clock, countryName, day, direction, duration, languageName } from '../shared/formats';

describe('formats', () => {
  const now = new Date(2026, 10, 24, 12);
  const at = (days: number): string => new Date(2026, 10, 24 + days, 9, 5).toISOString();

  it('names near days and dates the others', () => {
    expect(day(at(0), 'en', now)).toBe('Today');
    expect(day(at(-1), 'de', now)).toBe('Gestern');
    expect(day(at(-5), 'es', now)).toContain('19 de noviembre');
  });

  it('writes waiting times as people read them', () => {
    expect(duration(-5, 'en')).toBe('0 sec');
    expect(duration(45_900, 'en')).toBe('45 sec');
    expect(duration(3 * 60_000, 'de')).toBe('3 Min.');
    expect(duration(65 * 60_000, 'en')).toBe('1 hr 5 min');
  });

  it('names languages in themselves and countries in the reader’s', () => {
    expect(languageName('es')).toBe('Español');
    expect(languageName('de', 'fr')).toBe('Allemand');
    expect(countryName('DE', 'es')).toBe('Alemania');
    expect(countryName('?', 'es')).toBe('?');
  });

  it('survives times that are none', () => {
    expect(clock('soon', 'en')).toBe('');
  });

  it('knows what is written from right to left', () => {
    expect([direction('ar'), direction('he-IL'), direction('de'), direction('arn')]).toEqual([
      'rtl',
      'rtl',
      'ltr',
      'ltr',
    ]);
  });
});

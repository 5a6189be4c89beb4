/**
 * Hide card numbers before they leave the page. The server masks again before it stores anything
 * (`bank/domain/masking.py`); this is so that a whole number is not even sent.
 */

export interface Masked {
  text: string;
  found: boolean;
}

const DIGIT = '[0-9\\uFF10-\\uFF19]';
const SEPARATOR = '[ \\u00A0\\u2007\\u202F.\\u2010-\\u2013\\-]';
const RUN = new RegExp(`${DIGIT}(?:${SEPARATOR}?${DIGIT}){12,}`, 'g');
const IBAN = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \u00A0]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])/g;
// A number that goes on after it was masked while typing ('•••• 1111222') keeps its last four only.
const TAIL = new RegExp(`•••• ?(${DIGIT}{5,15})`, 'g');
const SHORTEST = 13;
const LONGEST = 19;

/**
 * Return the text with card numbers (13-19 digits, Luhn-valid) as '•••• 1234'. IBANs and other numbers stay.
 *
 * @param unfinished The text is still being typed: what begins like an IBAN is taken for one before its check
 *   digits can be verified.
 */
export function maskCardNumbers(text: string, unfinished = false): Masked {
  let found = false;
  const ibans = [...text.matchAll(IBAN)]
    .filter((match) => unfinished || isIban(match[0]))
    .map((match) => [match.index, match.index + match[0].length] as const);
  let masked = text.replace(RUN, (run: string, at: number) => {
    if (ibans.some(([start, end]) => at < end && at + run.length > start)) return run;
    const card = cardWithin(run);
    if (!card) return run;
    found = true;
    return run.slice(0, card.start) + `•••• ${card.digits.slice(-4)}` + run.slice(card.end);
  });
  masked = masked.replace(TAIL, (_all, digits: string) => {
    found = true;
    return `•••• ${digits.slice(-4)}`;
  });
  return { text: masked, found };
}

/** Find the longest card number that begins and ends at a group of the run ('4111 1111 1111 1111 123'). */
function cardWithin(run: string): { start: number; end: number; digits: string } | null {
  const groups = [...run.matchAll(new RegExp(`${DIGIT}+`, 'g'))];
  let best: { start: number; end: number; digits: string } | null = null;
  for (let first = 0; first < groups.length; first += 1) {
    let digits = '';
    for (const group of groups.slice(first)) {
      digits += asciiDigits(group[0]);
      if (digits.length > LONGEST) break;
      const longer = digits.length > (best?.digits.length ?? SHORTEST - 1);
      if (longer && isCardNumber(digits)) {
        best = { start: groups[first]?.index ?? 0, end: group.index + group[0].length, digits };
      }
    }
  }
  return best;
}

/** Whether ASCII digits could be a card's number. Networks begin with 2-6; order numbers mostly do not pass. */
export function isCardNumber(digits: string): boolean {
  if (digits.length < SHORTEST || digits.length > LONGEST || !/^[2-6]/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function asciiDigits(text: string): string {
  return text.replace(/[\uFF10-\uFF19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
}

/** ISO 13616: letters count as 10..35, first four characters moved to the end, remainder 1 of 97. */
function isIban(text: string): boolean {
  const compact = text.replace(/[ \u00A0]/g, '').toUpperCase();
  if (compact.length < 15 || compact.length > 34) return false;
  let remainder = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

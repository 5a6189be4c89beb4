import { describe, expect, it } from 'vitest';
import { isCardNumber, maskCardNumbers } from '../shared/masking';

describe('card numbers', () => {
  it.each([
    ['4111111111111111', '•••• 1111'],
    ['4111 1111 1111 1111', '•••• 1111'],
    ['my card 5555-5555-5555-4444 was declined', 'my card •••• 4444 was declined'],
    ['378282246310005', '•••• 0005'],
    ['4111.1111.1111.1111', '•••• 1111'],
    ['4111\u00A01111\u00A01111\u00A01111', '•••• 1111'],
    ['４１１１１１１１１１１１１１１１', '•••• 1111'],
    ['4111 1111 1111 1111 123', '•••• 1111 123'],
    ['4111111111111111 and 5555555555554444', '•••• 1111 and •••• 4444'],
  ])('%s is masked', (text, masked) => {
    expect(maskCardNumbers(text)).toEqual({ text: masked, found: true });
  });

  it.each([
    ['order 4111111111111112'],
    ['order number 20261124000123456789'],
    ['DE89 3704 0044 0532 0130 00'],
    ['GB33BUKB20201555555555'],
    ['call me on 07700 900123'],
    ['1,234.50 on 24.11.2026'],
    [''],
  ])('%s survives', (text) => {
    expect(maskCardNumbers(text)).toEqual({ text, found: false });
  });

  it('shows no more than the last four while a longer number is still being typed', () => {
    let shown = '';
    for (const key of '4222222222222') shown = maskCardNumbers(shown + key, true).text;
    expect(shown).toBe('•••• 2222');
    for (const key of '345') shown = maskCardNumbers(shown + key, true).text;
    expect(shown).toBe('•••• 2345');
  });

  it('leaves an IBAN alone before its last digits are typed', () => {
    let shown = '';
    for (const key of 'DE89 3704 0044 0532 0130 00') shown = maskCardNumbers(shown + key, true).text;
    expect(shown).toBe('DE89 3704 0044 0532 0130 00');
  });

  it('is the same when done twice', () => {
    const once = maskCardNumbers('pay 4111 1111 1111 1111 now').text;
    expect(maskCardNumbers(once).text).toBe(once);
  });

  it('needs the right check digit and length', () => {
    expect(isCardNumber('4111111111111111')).toBe(true);
    expect(isCardNumber('4111111111111112')).toBe(false);
    expect(isCardNumber('411111111111')).toBe(false);
  });
});

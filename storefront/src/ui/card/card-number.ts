/** Checks the check digit of ISO/IEC 7812-1 (Luhn), which detects nearly every typing error. */
export function isCardNumber(text: string): boolean {
  const digits = digitsOf(text);
  return /^\d{12,19}$/.test(digits) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number).reduceRight((total, digit, index) => {
    const value = digit * ((digits.length - index) % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, "");
}

/** Groups the digits as on the card: by four, or 4-6-5 for American Express. */
export function groupedCardNumber(text: string): string {
  const digits = digitsOf(text).slice(0, 19);
  const groups = /^3[47]/.test(digits)
    ? /^(\d{1,4})(\d{1,6})?(\d{1,})?$/.exec(digits)?.slice(1)
    : digits.match(/\d{1,4}/g);
  return (groups ?? []).filter(Boolean).join(" ");
}

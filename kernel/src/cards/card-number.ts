export interface Card {
  /** Digits only. */
  readonly cardNumber: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly cvc: string;
}

/** The card fields that only the card vault may see. */
export const secretCardFields = ["cardNumber", "cvc"] as const;
export type SecretCardField = (typeof secretCardFields)[number];

/** The possible errors in one secret field. The messages never repeat the input. */
export const cardFaults = {
  length: "must be 12 to 19 digits",
  checkDigit: "is not a card number: its check digit is wrong",
  cvc: "must be 3 or 4 digits",
} as const;
export type CardFault = keyof typeof cardFaults;

export type CardSecretResult =
  { readonly ok: true; readonly digits: string } | { readonly ok: false; readonly complaint: CardFault };

/** Validates a card number or a CVC offline. */
export function validateCardSecret(field: SecretCardField, text: string): CardSecretResult {
  return field === "cvc" ? validateCvc(text) : validateCardNumber(text);
}

function validateCardNumber(text: string): CardSecretResult {
  const digits = text.replace(/[\s-]/g, "");
  if (!/^\d{12,19}$/.test(digits)) return { ok: false, complaint: "length" };
  return passesLuhn(digits) ? { ok: true, digits } : { ok: false, complaint: "checkDigit" };
}

function validateCvc(text: string): CardSecretResult {
  return /^\d{3,4}$/.test(text) ? { ok: true, digits: text } : { ok: false, complaint: "cvc" };
}

/** The check digit of ISO/IEC 7812-1 (Luhn): every second digit from the right doubled, the sum a multiple of 10. */
export function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number).reduceRight((total, digit, index) => {
    const value = digit * ((digits.length - index) % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Returns the end of the expiry month in the last time zone on earth. `month` is 1 to 12. */
export function cardExpiresAt(month: number, year: number): Date {
  return new Date(Date.UTC(year, month, 1) + 12 * 3_600_000);
}

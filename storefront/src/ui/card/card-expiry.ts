import { digitsOf } from "./card-number";

export interface CardExpiry {
  /** 1 to 12. */
  readonly expiryMonth: number;
  /** Four digits. */
  readonly expiryYear: number;
}

/**
 * Formats a typed expiry date: "4" becomes "04 / ", "1228" and the autofilled "12/2028" become "12 / 28". `before` is
 * the earlier text, so that characters can be deleted.
 */
export function formattedExpiry(text: string, before = ""): string {
  const typed = digitsOf(text);
  // the user deletes the slash, so the digit before it goes too
  if (before.endsWith(" / ") && text.length < before.length) return typed.slice(0, -1);
  const digits = /^[2-9]/.test(typed) ? `0${typed}` : typed;
  const [month, year] = [digits.slice(0, 2), digits.slice(2)];
  if (month.length < 2) return month;
  return `${month} / ${year.length === 4 ? year.slice(2) : year.slice(0, 2)}`;
}

/** Null if the text is not a month and a year. */
export function expiryOf(text: string): CardExpiry | null {
  const [, month, year] = /^(\d{2}) \/ (\d{2})$/.exec(text) ?? [];
  if (month === undefined || year === undefined) return null;
  const expiryMonth = Number(month);
  return expiryMonth < 1 || expiryMonth > 12 ? null : { expiryMonth, expiryYear: 2000 + Number(year) };
}

/** Returns true if the card has expired. A card is valid until the end of its month. */
export function isOver({ expiryMonth, expiryYear }: CardExpiry, now: Date): boolean {
  return now.getTime() >= Date.UTC(expiryYear, expiryMonth, 1) + 12 * 3_600_000;
}

/**
 * Money as a safe integer of minor units and an ISO 4217 currency. Only this file parses and formats the decimal
 * strings of the schema.
 */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Money in the schema: `amount` is an exact decimal with all minor digits of the currency. */
export interface DecimalMoney {
  readonly amount: string;
  readonly currency: string;
}

export type ParsedAmount =
  { readonly ok: true; readonly amountMinor: number } | { readonly ok: false; readonly message: string };

/** Minor digits of each known currency (2 for CAD, 0 for JPY, 3 for KWD), from the runtime's ISO 4217 data. */
const minorDigitsByCurrency = new Map(
  Intl.supportedValuesOf("currency").map((currency) => [
    currency,
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2,
  ]),
);

export function isCurrency(code: string): boolean {
  return minorDigitsByCurrency.has(code);
}

/** Throws RangeError for an unknown currency; callers check user input with `isCurrency` before. */
function minorDigits(currency: string): number {
  const digits = minorDigitsByCurrency.get(currency);
  if (digits === undefined) throw new RangeError(`unknown currency ${JSON.stringify(currency)}`);
  return digits;
}

/**
 * "49.99" CAD -> 4999. Refuses more digits than the currency has, instead of rounding, and values beyond a safe
 * integer.
 */
export function parseAmount(amount: string, currency: string): ParsedAmount {
  const digits = minorDigits(currency);
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/.exec(amount);
  if (!match) return { ok: false, message: 'must be a decimal such as "49.99"' };
  const [, sign = "", whole = "", fraction = ""] = match;
  if (fraction.length > digits) {
    return {
      ok: false,
      message: digits === 0 ? `${currency} has no minor digits` : `${currency} has ${digits} minor digits`,
    };
  }
  const amountMinor = Number(`${whole}${fraction.padEnd(digits, "0")}`);
  if (!Number.isSafeInteger(amountMinor)) return { ok: false, message: "is too large" };
  return { ok: true, amountMinor: sign && amountMinor > 0 ? -amountMinor : amountMinor };
}

/** 4999 CAD -> "49.99"; always all minor digits. */
export function formatAmount({ amountMinor, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
  const sign = amountMinor < 0 ? "-" : "";
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

export function toDecimalMoney(money: Money): DecimalMoney {
  return { amount: formatAmount(money), currency: money.currency };
}

/** Adds amounts of one currency; throws RangeError on a mix or beyond a safe integer. An empty list is 0. */
export function sumMoney(currency: string, amounts: readonly Money[]): Money {
  const amountMinor = amounts.reduce((sum, money) => {
    if (money.currency !== currency) throw new RangeError(`cannot add ${money.currency} to ${currency}`);
    return sum + money.amountMinor;
  }, 0);
  return checkedMoney(amountMinor, currency);
}

/** The price of `quantity` units; throws RangeError beyond a safe integer. */
export function multiplyMoney(unit: Money, quantity: number): Money {
  return checkedMoney(unit.amountMinor * quantity, unit.currency);
}

function checkedMoney(amountMinor: number, currency: string): Money {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`${amountMinor} is not a safe integer of minor units`);
  return { amountMinor, currency };
}

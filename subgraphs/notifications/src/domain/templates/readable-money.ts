import type { Locale } from "@souk/kernel/values/locale";

const formats = new Map<string, Intl.NumberFormat>();

/** Returns an amount as people of the language write it: "CA$98.00", "98,00 $CA". `amount` is an exact decimal. */
export function readableMoney(amount: string, currency: string, locale: Locale): string {
  const key = `${locale} ${currency}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: "currency", currency });
  formats.set(key, format);
  // the type of `format` does not know that it takes exact decimals
  return format.format(amount as Intl.StringNumericLiteral);
}

import type { Locale } from "@souk/kernel/values/locale";

const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Returns an amount as people of the language write it: "CA$98.00", "98,00 $CA". `amount` is an exact decimal. */
export function readableMoney(amount: string, currency: string, locale: Locale): string {
  const key = `${locale} ${currency}`;
  const format = moneyFormats.get(key) ?? new Intl.NumberFormat(locale, { style: "currency", currency });
  moneyFormats.set(key, format);
  // the type of `format` does not know that it takes exact decimals
  return format.format(amount as Intl.StringNumericLiteral);
}

const timeOptions = {
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZone: "UTC",
  timeZoneName: "short",
} as const satisfies Intl.DateTimeFormatOptions;

const timeFormats: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat("en", timeOptions),
  fr: new Intl.DateTimeFormat("fr", timeOptions),
};

/** Returns a moment as people of the language write it, in UTC: "January 1, 2026 at 10:10 AM UTC". */
export function readableTime(iso: string, locale: Locale): string {
  return timeFormats[locale].format(new Date(iso));
}

/** Returns the data of a mail with `until`, the readable moment at which its link or code expires, for `expiresAt`. */
export function withReadableExpiry(
  { expiresAt, ...data }: { readonly expiresAt: string },
  locale: Locale,
): Readonly<Record<string, unknown>> {
  return { ...data, until: readableTime(expiresAt, locale) };
}

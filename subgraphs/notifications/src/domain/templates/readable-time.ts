import type { Locale } from "@souk/kernel/values/locale";

/** Returns a moment as people of the language write it, in UTC: "January 1, 2026 at 10:10 AM UTC". */
export function readableTime(iso: string, locale: Locale): string {
  return formats[locale].format(new Date(iso));
}

const options = {
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZone: "UTC",
  timeZoneName: "short",
} as const satisfies Intl.DateTimeFormatOptions;

const formats: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat("en", options),
  fr: new Intl.DateTimeFormat("fr", options),
};

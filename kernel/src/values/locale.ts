/** The languages of pages, mails and messages. */
export const locales = ["en", "fr"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

export function isLocale(text: string | null | undefined): text is Locale {
  return locales.some((locale) => locale === text);
}

/** Returns the best match for a header `Accept-Language`; null if it names none of the languages. */
export function localeFrom(acceptLanguage: string | undefined): Locale | null {
  const requested = (acceptLanguage ?? "")
    .slice(0, maxHeaderLength)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find((text) => text !== undefined);
      return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return requested.map(({ language }) => language).find(isLocale) ?? null;
}

const maxHeaderLength = 200;

/** Returns the canonical form of a tag of BCP 47, such as `pt-BR`; null for another text. */
export function languageTag(given: string): string | null {
  try {
    return Intl.getCanonicalLocales(given)[0] ?? null;
  } catch {
    return null;
  }
}

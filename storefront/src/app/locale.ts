export const locales = ["en", "fr"] as const;
export type Locale = (typeof locales)[number];

export const localeCookie = "souk_locale";

export const localeNames: Readonly<Record<Locale, string>> = { en: "English", fr: "Français" };

function isLocale(text: string | undefined): text is Locale {
  return locales.some((locale) => locale === text);
}

/** Returns the visitor's choice, else the best match for the browser's languages, else English. */
export function localeOf(chosen: string | undefined, acceptLanguage: string | undefined): Locale {
  if (isLocale(chosen)) return chosen;
  const requested = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find((text) => text !== undefined);
      return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return requested.map(({ language }) => language).find(isLocale) ?? "en";
}

import { countryOfLanguages } from "./countries";

/** Returns the country in the languages of a request's `accept-language`, else the likely one of the first language. */
export function likelyCountry(acceptLanguage: string): string {
  const tags = acceptLanguage.split(",").map((part) => part.split(";")[0]?.trim() ?? "");
  const languages = tags.filter((tag) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag));
  const [first] = languages;
  return countryOfLanguages(languages) ?? (first ? (new Intl.Locale(first).maximize().region ?? "") : "");
}

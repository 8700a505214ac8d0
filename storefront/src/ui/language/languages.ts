/** Common languages as tags of BCP 47. */
const common =
  "ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt pt-BR ro ru sk sl sr sv sw ta th tr uk ur vi zh-Hans zh-Hant".split(
    " ",
  );

/** The name of a tag with extensions is that of its language. */
export function languageName(tag: string, locale: string): string {
  const { baseName } = new Intl.Locale(tag);
  return new Intl.DisplayNames(locale, { type: "language" }).of(baseName) ?? tag;
}

/** Returns the options of a select field, sorted by name in the language. They include `present`. */
export function languageOptions(locale: string, present = ""): { value: string; label: string }[] {
  const tags = present === "" || common.includes(present) ? common : [...common, present];
  return tags
    .map((value) => ({ value, label: languageName(value, locale) }))
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}

import { expect, test } from "vitest";
import { localeFrom } from "./locale.js";

test.each([
  ["the first language without weights", "fr-CA,en", "fr"],
  ["the language with the highest weight", "en;q=0.5, fr;q=0.9", "fr"],
  ["the first known language", "de, it;q=0.9, en;q=0.1", "en"],
  ["no language with weight 0", "fr;q=0", null],
  ["no unknown language", "de", null],
  ["no language without a header", undefined, null],
])("localeFrom returns %s", (_case, header, locale) => {
  expect(localeFrom(header)).toBe(locale);
});

import { expect, test } from "vitest";
import { languageName, languageOptions } from "./languages";

test.each([
  ["pt-BR", "en", "Brazilian Portuguese"],
  ["de", "fr", "allemand"],
  ["en-u-nu-latn", "en", "English"],
])("the name of %s in %s is %s", (tag, locale, name) => {
  expect(languageName(tag, locale)).toBe(name);
});

test("the options are sorted by name, and include a present language that is not common", () => {
  const options = languageOptions("en", "eo");
  expect(options.find(({ value }) => value === "eo")).toEqual({ value: "eo", label: "Esperanto" });
  const labels = options.map(({ label }) => label);
  expect(labels).toEqual(labels.toSorted((one, other) => one.localeCompare(other, "en")));
});

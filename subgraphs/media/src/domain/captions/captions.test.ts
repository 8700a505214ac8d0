import { expect, test } from "@jest/globals";
import { languageTag } from "@souk/kernel/values/locale";
import { languageLabel } from "./captions.js";

test.each([
  ["de", "de", "Deutsch"],
  ["PT-br", "pt-BR", "português (Brasil)"],
  ["zh_Hant", null, null],
  ["iw", "he", "עברית"],
  ["fr-u-co-phonebk", "fr-u-co-phonebk", "français"],
  ["tlh", "tlh", "Klingon"],
  ["xx", "xx", "xx"],
  ["", null, null],
  ["no tag", null, null],
])("the language %j has the tag %j and the name %j", (given, tag, label) => {
  const found = languageTag(given);
  expect([found, found && languageLabel(found)]).toEqual([tag, label]);
});

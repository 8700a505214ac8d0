import { expect, test } from "vitest";
import { compiledMessages, messageFaults } from "./project-messages.js";

test.each([
  ["an unknown key", "common.shopNam", "Shop", "is unknown; did you mean common.shopName?"],
  ["a wrong own key", "project.gift wrap", "Gift", "must be a key such as project.gift"],
  ["an open brace", "common.shopName", "Shop {", "is no ICU message: check its braces"],
  ["an unknown value", "shop.product.sku", "No. {number}", 'uses "number", which this text does not have; known: sku'],
])("refuses %s", (_case, key, text, complaint) => {
  expect(messageFaults({ fr: { [key]: text } })).toEqual([{ name: `fr.${key}`, complaint }]);
});

test("accepts other words in the branches of a plural", () => {
  expect(messageFaults({ en: { "shop.cart.count": "{count, plural, one {piece} other {# pieces}}" } })).toEqual([]);
});

test("compiles texts to a tree, and completes the project's own texts with the English ones", () => {
  const texts = {
    en: { "common.shopName": "Tern", "project.gift": "Gift", "project.note": "Note" },
    fr: { "project.gift": "Cadeau" },
  };
  expect(compiledMessages(texts)).toEqual({
    en: { common: { shopName: "Tern" }, project: { gift: "Gift", note: "Note" } },
    fr: { project: { gift: "Cadeau", note: "Note" } },
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { attributeInput, attributes, attributeTexts, boundsFrom, perAttribute } from "./product-attributes.js";

const without = perAttribute(() => null);
const texts = (weightGrams: string) => ({ ...attributeTexts(), weightGrams });

describe("the attributes of a product", () => {
  test("are texts in a form; a missing value is empty", () => {
    expect(attributeTexts({ ...without, weightGrams: 0 })).toMatchObject({ weightGrams: "0" });
    expect(attributeTexts(without)).toMatchObject({ weightGrams: "" });
  });

  test.each([
    ["a changed one", "", " 500 ", { weightGrams: 500 }],
    ["null for an emptied one", "500", " ", { weightGrams: null }],
    ["nothing for an unchanged one", "500", "500", {}],
  ])("send %s", (_what, before, after, input) => {
    expect(attributeInput(texts(before), texts(after))).toEqual(input);
  });

  test("have bounds in an address, and invalid ones are ignored", () => {
    const address = new URLSearchParams("minWeightGrams=0&maxWeightGrams=heavy");
    expect(boundsFrom((name) => address.get(name))).toEqual({ minWeightGrams: 0 });
  });

  test.each(["en", "fr"])("have names in %s", (locale) => {
    const common = JSON.parse(readFileSync(`storefront/src/messages/common/${locale}.json`, "utf8"));
    expect(Object.keys(common.attributes)).toEqual(attributes.map(({ name }) => name));
  });
});

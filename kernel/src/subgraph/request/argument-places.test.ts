import { describe, expect, test } from "vitest";
import { Kind, parse, visit, type StringValueNode } from "graphql";
import { placeOfValue, placesOfUnstorableText } from "./argument-places.js";

describe("the path of a value in a document", () => {
  test.each([
    ["an argument", `{ a(x: "here") }`, "x"],
    ["a nested field of an input", `{ a(input: { price: { amount: "here" } }) }`, "input.price.amount"],
    ["an item of a list", `{ a(input: { tags: ["b", "here"] }) }`, "input.tags"],
    ["an argument of a nested field", `{ a(x: 1) { b { c(y: "here") } } }`, "y"],
    ["a variable's default, which is not an argument", `query ($x: String = "here") { a(x: $x) }`, undefined],
  ])("%s", (_rule, text, place) => {
    const document = parse(text);
    let target: StringValueNode | undefined;
    visit(document, {
      [Kind.STRING](node) {
        if (node.value === "here") target = node;
      },
    });
    expect(target && placeOfValue(document, target)).toBe(place);
  });
});

describe("text that no database can store", () => {
  const nul = "a\0b";
  test.each<[string, string, Record<string, unknown>, string[]]>([
    ["a variable", "query ($x: String) { a(x: $x) }", { x: nul }, ["x"]],
    [
      "a variable inside an argument with another name",
      "query ($a: String) { f(filter: { sku: $a }) }",
      { a: nul },
      ["filter.sku"],
    ],
    [
      "a field of a variable",
      "query ($input: I) { f(input: $input) }",
      { input: { tags: ["b", nul] } },
      ["input.tags.1"],
    ],
    ["a literal", `{ a(x: "a\\u0000b") }`, {}, ["x"]],
    ["half of a surrogate pair", "query ($x: String) { a(x: $x) }", { x: "a\ud83d" }, ["x"]],
    ["a whole pair is text", "query ($x: String) { a(x: $x) }", { x: "\u{1F600}" }, []],
    ["no variables", "query ($x: String) { a(x: $x) }", {}, []],
  ])("%s", (_rule, text, variables, places) => {
    expect(placesOfUnstorableText(parse(text), variables)).toEqual(places);
  });
});

import { parse } from "graphql";
import { expect, test } from "vitest";
import { completeSdl, withLink } from "./complete-sdl.js";

const own = [
  parse(`type Product @key(fields: "id") { id: ID! name: String! }
    type Money @shareable @cacheControl(inheritMaxAge: true) { amount: Decimal! currency: Currency! }
    type Related { score: Int }
    scalar Decimal
    enum Currency { CAD EUR }`),
];

function completed(sdl: string): string {
  return completeSdl(`extend schema @link(url: "x") ${sdl}`, own).replaceAll(/\s+/g, " ");
}

test.each([
  [
    "an extended entity gets its key",
    "extend type Product { origin: String }",
    `extend type Product @key(fields: "id") { id: ID! origin: String }`,
  ],
  [
    "a key that is given stays",
    `type Product @key(fields: "id") { id: ID! origin: String }`,
    `type Product @key(fields: "id") { id: ID! origin: String }`,
  ],
  [
    "an entity that a field leads to is a reference",
    "type Query { best: Product }",
    `type Product @key(fields: "id", resolvable: false) { id: ID! }`,
  ],
  [
    "a shared type is copied",
    "type Query { price: Money }",
    "type Money @shareable { amount: Decimal! currency: Currency! }",
  ],
  ["the types of a copied type are copied", "type Query { price: Money }", "scalar Decimal enum Currency { CAD EUR }"],
])("%s", (_case, sdl, expected) => {
  expect(completed(sdl)).toContain(expected);
});

test.each(["type Query { other: Related }", "type Query { other: Unknown }"])(
  "a type that cannot be shared is left to composition: %s",
  (sdl) => {
    expect(completed(sdl)).not.toMatch(/type (Related|Unknown)/);
  },
);

test("the link is added once", () => {
  const linked = withLink("type Query { one: Int }");
  expect(linked).toContain("https://specs.apollo.dev/federation/v2.9");
  expect(withLink(linked)).toBe(linked);
});

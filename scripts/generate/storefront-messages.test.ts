import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { englishMessages, namesDeclaration } from "./storefront-messages.ts";

test("packages/storefront/messages.json has every English text of the pages; npm run build writes it", () => {
  expect(JSON.parse(readFileSync("packages/storefront/messages.json", "utf8"))).toEqual(englishMessages());
});

test("packages/storefront/names.d.ts has the names of all texts and of the theme; npm run build writes it", () => {
  expect(readFileSync("packages/storefront/names.d.ts", "utf8")).toBe(namesDeclaration());
});

import { expect, test } from "@jest/globals";
import { readTrackingNumber } from "./tracking-number.js";

test.each([
  ["unchanged", "SHIP-888", "SHIP-888"],
  ["in any case and with surrounding blanks", " ship-888\n", "SHIP-888"],
  ["as null without a number", "SHIP-", null],
  ["as null without a prefix", "888", null],
  ["as null with a character that PostgreSQL rejects", "SHIP-8\u00008", null],
  ["as null when too long", `SHIP-${"8".repeat(19)}`, null],
  ["as null when empty", "", null],
])("a tracking number is read %s", (_rule, text, number) => {
  expect(readTrackingNumber(text)).toBe(number);
});

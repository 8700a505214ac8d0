import { expect, test } from "@jest/globals";
import { readTrackingNumber } from "./tracking-number.js";

test.each([
  ["as it is", "SHIP-888", "SHIP-888"],
  ["in any case and with blanks around", " ship-888\n", "SHIP-888"],
  ["not without a number", "SHIP-", null],
  ["not a number alone", "888", null],
  ["not with signs that a database refuses", "SHIP-8\u00008", null],
  ["not one too long", `SHIP-${"8".repeat(19)}`, null],
  ["not nothing", "", null],
])("a tracking number is read %s", (_rule, text, number) => {
  expect(readTrackingNumber(text)).toBe(number);
});

import { expect, test } from "vitest";
import { changedCustom, customOfTexts, textsOfCustom, textsWithoutNumber } from "./custom-of-texts";
import type { CustomField } from "./custom-values";

function field(name: string, kind: CustomField["kind"], more: Partial<CustomField> = {}): CustomField {
  return {
    name,
    kind,
    itemKind: null,
    label: { en: name, fr: name },
    help: null,
    isWrittenByOwner: true,
    isAtRegistration: false,
    isRequired: false,
    isFilter: false,
    isSortable: false,
    isListed: false,
    isInteger: false,
    isMultiline: false,
    maxLength: null,
    currency: null,
    choices: [],
    ...more,
  };
}

const choices = [{ value: "PAPER", label: { en: "Paper", fr: "Papier" } }];
const fields = [
  field("message", "TEXT"),
  field("guests", "NUMBER"),
  field("isGift", "BOOLEAN"),
  field("tip", "MONEY", { currency: "CAD" }),
  field("wrapping", "LIST", { itemKind: "ENUMERATION", choices }),
];

test("texts become values by the kinds of their fields, and empty ones are left out", () => {
  const texts = { message: " Hello ", guests: "2,5", isGift: "true", tip: "1,50", wrapping: "Papier; CLOTH;" };
  expect(customOfTexts(fields, texts)).toEqual({
    message: "Hello",
    guests: 2.5,
    isGift: true,
    tip: { amount: "1.50", currency: "CAD" },
    wrapping: ["PAPER", "CLOTH"],
  });
  expect(customOfTexts(fields, { message: " ", guests: "" })).toBeUndefined();
});

test("a text that is no number is named", () => {
  expect(textsWithoutNumber(fields, { guests: "two", message: "two" })).toEqual(["guests"]);
});

test("saved values become texts, and only changed texts become values again", () => {
  const text = null;
  const saved = [
    { name: "guests", value: 2.5, text },
    { name: "tip", value: { amount: "1.50", currency: "CAD" }, text },
    { name: "wrapping", value: ["PAPER", "CLOTH"], text },
  ];
  const texts = textsOfCustom(fields, saved, "fr");
  expect(texts).toEqual({ message: "", guests: "2.5", isGift: "", tip: "1.50", wrapping: "Papier; CLOTH" });
  expect(changedCustom(fields, texts, saved)).toBeUndefined();
  expect(changedCustom(fields, { ...texts, guests: "", wrapping: "Paper", isGift: "false" }, saved)).toEqual({
    guests: null,
    wrapping: ["PAPER"],
    isGift: false,
  });
});

import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkInput } from "../errors/invalid-field.js";
import { moneyRule } from "../values/money-rule.js";
import { cellRules, importedValues, requiredCells, valuesOfCells } from "./cells.js";
import { declareFields } from "./field.js";

const text = z
  .string()
  .trim()
  .transform((given) => given || null)
  .nullable();
const fields = declareFields({
  sku: { kind: "text", rule: () => z.string(), create: "required", update: "allowed" },
  name: { kind: "text", rule: () => z.string(), create: "required", update: "allowed", cell: { name: "title" } },
  note: {
    kind: "text",
    rule: () => text,
    create: { absent: null },
    update: "allowed",
    cell: { name: "note", blank: "clears" },
  },
  watts: {
    kind: "integer",
    rule: () => z.int().max(100, "is too large").nullable(),
    create: { absent: null },
    update: "allowed",
    cell: { name: "watts" },
  },
  price: {
    kind: "money",
    rule: ({ currency }) => moneyRule(currency, { maxMinor: 1000 }),
    create: "required",
    update: "allowed",
    cell: { name: "price" },
  },
  tags: {
    kind: "texts",
    rule: () => z.array(z.string()),
    create: { absent: [] },
    update: "allowed",
    cell: { name: "tags" },
  },
});
const rule = z.object(cellRules(fields, { currency: "CAD" }));

describe("the cells of a row", () => {
  test.each<[string, object, object]>([
    ["a whole number", { watts: " 60 " }, { watts: 60 }],
    ["an amount", { price: " 9.50 " }, { price: { amountMinor: 950, currency: "CAD" } }],
    ["a list without blank entries", { tags: ["a", " "] }, { tags: ["a"] }],
    ["a field under the name of its column", { title: "Lamp" }, { name: "Lamp" }],
    ["blank cells, which change nothing", { title: " ", watts: "", price: null }, {}],
    ["a blank cell that clears", { note: " " }, { note: null }],
  ])("give %s", (_what, cells, values) => {
    const checked = checkInput(rule, cells);
    expect(checked.ok && valuesOfCells(fields, checked.value)).toEqual(values);
  });

  test.each([
    ["watts", "1.5", "must be a whole number, 0 or more"],
    ["watts", "101", "is too large"],
    ["price", "0", "must be more than 0"],
    ["price", "10.01", "is too large"],
  ])("refuse %s %s under the name of the cell", (path, cell, message) => {
    expect(checkInput(rule, { [path]: cell })).toEqual({ ok: false, fields: [{ path, message }] });
  });
});

test("imported values leave out absent values and fields without a cell", () => {
  const row = { sku: "A", name: undefined, watts: 0 };
  expect(importedValues(fields, row)).toEqual({ watts: 0 });
});

test("a new entity needs the cells of its required fields", () => {
  expect(requiredCells(fields)).toEqual([
    { name: "name", cell: "title" },
    { name: "price", cell: "price" },
  ]);
});

import { describe, expect, test } from "vitest";
import { z } from "zod";
import { moneyRule } from "../values/money-rule.js";
import { checkInput } from "../errors/invalid-field.js";
import { allColumns, fromRow, toRow } from "./columns.js";
import { absentValues, createRule, declareFields, shownValues, updateRule } from "./field.js";
import { readRanges } from "./ranges.js";

const lampFields = declareFields({
  name: { kind: "text", rule: () => z.string().min(1, "must not be empty"), create: "required", update: "allowed" },
  slug: { kind: "text", rule: () => z.string(), create: "never", update: "allowed" },
  isActive: { kind: "boolean", rule: () => z.boolean(), create: { absent: true }, update: "allowed" },
  watts: {
    kind: "integer",
    rule: () => z.int().nullable(),
    create: { absent: null },
    update: "allowed",
    filter: "range",
  },
  price: {
    kind: "money",
    rule: ({ currency }) => moneyRule(currency),
    create: "required",
    update: "never",
    filter: "range",
  },
});
const context = { currency: "CAD" };
const lamp = {
  name: "Lamp",
  slug: "lamp",
  isActive: true,
  watts: 60,
  price: { amountMinor: 1250, currency: "CAD" },
};

describe("the rule of a creation", () => {
  const rule = createRule(lampFields, context);

  test("fills in absent and null values and ignores a field that creation does not set", () => {
    const given = { name: "Lamp", slug: "x", isActive: null, price: { amount: "12.50", currency: "CAD" } };
    expect(checkInput(rule, given)).toEqual({
      ok: true,
      value: { name: "Lamp", isActive: true, watts: null, price: lamp.price },
    });
  });

  test("names each invalid field", () => {
    const checked = checkInput(rule, { name: "", watts: 1.5, price: { amount: "0", currency: "CAD" } });
    expect(!checked.ok && checked.fields.map(({ path }) => path)).toEqual(["name", "watts", "price.amount"]);
  });
});

describe("the rule of an update", () => {
  const rule = updateRule(lampFields, context);

  test("leaves out absent fields and fields that never change", () => {
    const given = { watts: null, price: { amount: "1.00", currency: "CAD" } };
    expect(checkInput(rule, given)).toEqual({ ok: true, value: { watts: null } });
  });

  test("refuses null for a field that is not nullable", () => {
    expect(checkInput(rule, { name: null })).toEqual({
      ok: false,
      fields: [{ path: "name", message: "cannot be null; leave it out to keep it" }],
    });
  });
});

test("the values for absent fields are those of the declaration", () => {
  expect(absentValues(lampFields)).toEqual({ isActive: true, watts: null });
});

test("the shown values have decimal money and only declared fields", () => {
  const more = { ...lamp, id: "1" };
  expect(shownValues(lampFields, more)).toEqual({ ...lamp, price: { amount: "12.50", currency: "CAD" } });
});

describe("the columns of fields", () => {
  const row = { name: "Lamp", slug: "lamp", is_active: true, watts: 60, price_minor: 1250, currency: "CAD" };

  test("are in snake case, and money has two", () => {
    expect(allColumns(lampFields).map(({ name, type }) => `${name} ${type}`)).toEqual([
      "name text",
      "slug text",
      "is_active boolean",
      "watts int",
      "price_minor bigint",
      "currency text",
    ]);
  });

  test("are written from values and read back", () => {
    expect(toRow(lampFields, lamp)).toEqual(row);
    expect(fromRow(lampFields, { ...row, price_minor: "1250" })).toEqual(lamp);
  });

  test("the columns of a change are only those of the given values", () => {
    expect(toRow(lampFields, { watts: null, name: undefined })).toEqual({ watts: null });
  });

  test("must all be in a row that is read", () => {
    expect(() => fromRow(lampFields, { ...row, watts: undefined })).toThrow("no column for the field watts");
  });
});

describe("the range filters", () => {
  test.each([
    ["whole numbers", { minWatts: 0, maxWatts: 60 }, { watts: { min: 0, max: 60 } }],
    ["decimals of money", { minPrice: "1.50" }, { price: { min: 150 } }],
    ["null, which does not filter", { minWatts: null }, {}],
  ])("read %s", (_what, given, ranges) => {
    expect(readRanges(lampFields, given, "CAD")).toEqual({ ok: true, ranges });
  });

  test("name the bound that is not an amount", () => {
    expect(readRanges(lampFields, { maxPrice: "cheap" }, "CAD")).toMatchObject({ ok: false, name: "maxPrice" });
  });
});

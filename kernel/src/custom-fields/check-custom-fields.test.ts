import { expect, test } from "vitest";
import { z } from "zod";
import { customFieldFaults } from "./check-custom-fields.js";
import { enumeration, json, list, money, number, text, translated } from "./custom-field.js";

const label = { en: "Origin", fr: "Provenance" };

function faultsOf(fields: unknown): string[] {
  return customFieldFaults(fields, "CAD").map(({ name, complaint }) => `${name} ${complaint}`);
}

const ofProduct = (fields: unknown): string[] => faultsOf({ Product: fields });

test("declarations of every kind have no fault", () => {
  const fields = {
    origin: text({ label, filter: true, default: "Peru" }),
    price: money({ label, default: { amount: "1.00", currency: "CAD" } }),
    sizes: list({ label, of: number({ label }), default: [1, 2] }),
    data: json({ label, schema: z.object({ a: z.string() }) }),
  };
  expect(ofProduct(fields)).toEqual([]);
});

test.each<[what: string, fields: unknown, fault: string]>([
  ["an unknown type", { Prodct: {} }, "fields.Prodct is unknown; did you mean Product?"],
  [
    "a type without support",
    { Variant: {} },
    "fields.Variant cannot have custom fields yet; Product, Category, Course, Order, OrderLine, User and Address can",
  ],
  ["no object", [], "fields must be an object: the fields by entity and name"],
  ["fields that are no object", { Product: 1 }, "fields.Product must be an object: the fields by name"],
])("%s", (_what, fields, fault) => {
  expect(faultsOf(fields)).toEqual([fault]);
});

test.each<[what: string, fields: unknown, faults: string[]]>([
  [
    "an unknown option",
    { a: { ...text({ label }), filtr: true } },
    ["fields.Product.a.filtr is unknown; did you mean filter?"],
  ],
  [
    "an option of another kind",
    { a: { ...money({ label }), search: true } },
    [expect.stringContaining("a.search is unknown")],
  ],
  [
    "a missing language",
    { a: text({ label: { en: "A" } as never }) },
    [expect.stringMatching(/^fields\.Product\.a\.label\.fr /)],
  ],
  [
    "a name with a capital",
    { Origin: text({ label }) },
    [expect.stringMatching(/^fields\.Product\.Origin must begin/)],
  ],
  ["no function", { a: { label } }, [expect.stringMatching(/^fields\.Product\.a must be made by one of text, number/)]],
  [
    "an owner of a product",
    { a: text({ label, visibility: "owner" }) },
    ["fields.Product.a.visibility must be public or staff: nobody owns a Product"],
  ],
  [
    "a writer of a product",
    { a: text({ label, writtenBy: "staff", personal: false }) },
    [
      "fields.Product.a.writtenBy is not possible: nobody owns a Product",
      "fields.Product.a.personal is not possible: nobody owns a Product",
    ],
  ],
  [
    "a small choice",
    { a: enumeration({ label, values: { dark: label } }) },
    ["fields.Product.a.values.dark must be capital letters, digits and underscores"],
  ],
  [
    "a default that breaks the rule",
    { a: number({ label, min: 5, default: 4 }) },
    ["fields.Product.a.default must be at least 5"],
  ],
  [
    "a default in another currency",
    { a: money({ label, default: { amount: "1", currency: "USD" } }) },
    ["fields.Product.a.default.currency must be CAD, the shop's currency"],
  ],
  [
    "a list of lists",
    { a: list({ label, of: list({ label, of: text({ label }) }) as never }) },
    [expect.stringMatching(/^fields\.Product\.a\.of must be made by one of/)],
  ],
  [
    "two fields with one filter",
    { age: number({ label, filter: true }), minAge: text({ label, filter: true }) },
    ["fields.Product.minAge has the same filter as age: minAge"],
  ],
])("%s", (_what, fields, faults) => {
  expect(ofProduct(fields)).toEqual(faults);
});

test("a category has no lists that its fields could filter", () => {
  expect(faultsOf({ Category: { a: text({ label, filter: true }) } })).toEqual([
    "fields.Category.a.filter is not possible: lists of Category have no filter",
  ]);
});

test("the owner of an object writes no translated text", () => {
  expect(faultsOf({ Order: { a: translated({ label }) } })).toEqual([
    "fields.Order.a.writtenBy must be staff: the owner writes in one language; text has one",
  ]);
  expect(faultsOf({ Order: { a: translated({ label, visibility: "staff" }) } })).toEqual([]);
});

test("only users register, with the fields that they write", () => {
  const [ofStaff, ofOwner] = [
    text({ label, writtenBy: "staff", atRegistration: true }),
    text({ label, atRegistration: true }),
  ];
  expect(faultsOf({ User: { a: ofStaff, b: ofOwner }, Order: { c: ofOwner } })).toEqual([
    "fields.User.a.atRegistration is for fields that users write themselves",
    "fields.Order.c.atRegistration is for fields of User only",
  ]);
});

test("staff writes no address", () => {
  expect(
    faultsOf({ Address: { a: text({ label, visibility: "staff" }), b: text({ label, writtenBy: "staff" }) } }),
  ).toEqual([
    "fields.Address.a.visibility must not be staff: only the owner writes an Address",
    "fields.Address.b.writtenBy must not be staff: only the owner writes an Address",
  ]);
  expect(faultsOf({ Address: { a: text({ label, visibility: "owner" }) } })).toEqual([]);
});

test("all faults are reported at once", () => {
  expect(faultsOf({ Product: { A: text({ label }), b: { label } }, Ordr: {} })).toHaveLength(3);
});

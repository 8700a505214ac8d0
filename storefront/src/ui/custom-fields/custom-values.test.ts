import { describe, expect, test } from "vitest";
import { customCells, customColumns, customOfCells } from "./custom-columns.js";
import { conditionsOf, customFilterOf, customSorts } from "./custom-filter.js";
import { customFormValues, customInput, notNumbers, ofWholeFields, type CustomField } from "./custom-values.js";

function field(name: string, kind: CustomField["kind"], more: Partial<CustomField> = {}): CustomField {
  const label = { en: name, fr: name };
  const flags = { isRequired: false, isFilter: true, isSortable: false, isListed: false, isInteger: false };
  const writers = { isWrittenByOwner: false, isAtRegistration: false };
  const rest = { itemKind: null, help: null, isMultiline: false, maxLength: null, currency: null, choices: [] };
  return { name, kind, label, ...flags, ...writers, ...rest, ...more };
}

const fields = [
  field("origin", "TEXT"),
  field("year", "NUMBER", { isSortable: true }),
  field("isOrganic", "BOOLEAN"),
  field("deposit", "MONEY", { currency: "CAD" }),
  field("notes", "LIST", { itemKind: "TEXT" }),
  field("story", "TRANSLATED", { isFilter: false }),
  field("size", "JSON", { isFilter: false }),
];

const pairs: readonly [string, unknown][] = [
  ["origin", "Peru"],
  ["year", 2025],
  ["isOrganic", false],
  ["deposit", { amount: "1.50", currency: "CAD" }],
  ["notes", ["plum", "cocoa"]],
  ["story", { en: "Shade", fr: null }],
  ["size", { widthMm: 80 }],
];
const values = pairs.map(([name, value]) => ({ name, value, text: null }));

const texts = customFormValues(fields, values);

describe("the declared fields of a form", () => {
  test("hold texts, lists, and texts by language", () => {
    expect(texts).toEqual({
      origin: "Peru",
      year: "2025",
      isOrganic: "false",
      deposit: "1.50",
      notes: ["plum", "cocoa"],
      story: { en: "Shade", fr: "" },
      size: `{\n  "widthMm": 80\n}`,
    });
  });

  test("send nothing when nothing changed", () => {
    expect(customInput(fields, texts, texts)).toBeUndefined();
    expect(customInput(fields, customFormValues(fields, []))).toBeUndefined();
  });

  test("send all values of a new object, typed", () => {
    expect(customInput(fields, texts)).toEqual({
      origin: "Peru",
      year: 2025,
      isOrganic: false,
      deposit: { amount: "1.50", currency: "CAD" },
      notes: ["plum", "cocoa"],
      story: { en: "Shade", fr: null },
      size: { widthMm: 80 },
    });
  });

  test("send null for emptied inputs only", () => {
    const emptied = { ...texts, origin: " ", notes: [], story: { en: "", fr: "" } };
    expect(customInput(fields, emptied, texts)).toEqual({ origin: null, notes: null, story: null });
  });

  test("name the texts that are no numbers", () => {
    expect(notNumbers(fields, { ...texts, year: "old" })).toEqual(["year"]);
    expect(notNumbers(fields, { ...texts, year: "-1,5" })).toEqual([]);
  });

  test("show a problem of a part beside the whole field", () => {
    const outcome = { fields: [{ path: "custom.deposit.amount", message: "is too large" }] };
    expect(ofWholeFields(outcome).fields).toEqual([{ path: "custom.deposit", message: "is too large" }]);
  });
});

describe("the declared fields of a list", () => {
  const addressed = (search: string) => {
    const given = new URLSearchParams(search);
    return customFilterOf(fields, { value: (name) => given.get(name) ?? "", values: (name) => given.getAll(name) });
  };

  test.each<[string, object | undefined]>([
    ["custom.origin=Peru&custom.origin=Chad", { origin: ["Peru", "Chad"] }],
    ["custom.minYear=2020&custom.maxYear=new", { minYear: 2020 }],
    ["custom.isOrganic=false", { isOrganic: false }],
    ["custom.maxDeposit=2,50", { maxDeposit: "2.50" }],
    ["custom.story=x&custom.unknown=1", undefined],
  ])("are filtered by %s", (search, filter) => {
    expect(addressed(search)).toEqual(filter);
  });

  test("have conditions and sorts by the names of the graph", () => {
    expect(conditionsOf(field("harvestYear", "NUMBER")).map(({ name }) => name)).toEqual([
      "minHarvestYear",
      "maxHarvestYear",
    ]);
    expect(customSorts(field("harvestYear", "NUMBER", { isSortable: true }))).toEqual([
      "CUSTOM_HARVEST_YEAR",
      "CUSTOM_HARVEST_YEAR_DESC",
    ]);
  });
});

test("the cells of a file return to the same input", () => {
  const columns = customColumns(fields);
  const cells = customCells(columns, values);
  expect(columns.map(({ header }) => header)).toContain("custom.story.fr");
  const byHeader = new Map(columns.map(({ header }, index) => [header, cells[index] ?? ""]));
  expect(customOfCells(columns, (header) => byHeader.get(header) ?? "")).toEqual({
    origin: "Peru",
    year: "2025",
    isOrganic: "false",
    deposit: "1.50",
    notes: "plum; cocoa",
    story: { en: "Shade" },
    size: `{"widthMm":80}`,
  });
  expect(customOfCells(columns, () => "")).toBeUndefined();
});

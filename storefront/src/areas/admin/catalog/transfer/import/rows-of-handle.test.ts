import { describe, expect, test } from "vitest";
import { LinesByHandle } from "./lines-by-handle.js";
import { rowsOfHandle, type FileLine } from "./rows-of-handle.js";
import { columnNames, readHeader, type ColumnKey } from "../shopify-columns.js";

const { columns } = readHeader(Object.values(columnNames));
const keys = Object.keys(columnNames) as ColumnKey[];

type Cells = Partial<Record<ColumnKey, string>>;

function fileLine(cells: Cells, line = 2): FileLine {
  return { line, cells: keys.map((key) => cells[key] ?? "") };
}

const lamp: Cells = { handle: "lamp", title: "Lamp", sku: "L-1", price: "9.50", body: "<p>Glows.</p>" };
const rowsFrom = (...lines: Cells[]) =>
  rowsOfHandle(
    lines.map((cells, index) => fileLine(cells, index + 2)),
    columns,
  );

describe("the lines of a handle", () => {
  test("are one product if there is only one variant", () => {
    const cells = { ...lamp, option1Name: "Title", option1: "Default Title", quantity: "4", tags: "Brass, new,brass" };
    expect(rowsFrom(cells)).toEqual([
      {
        row: {
          line: 2,
          sku: "L-1",
          handle: "lamp",
          title: "Lamp",
          description: "Glows.",
          price: "9.50",
          tags: ["Brass", "new", "brass"],
          stock: "4",
        },
        problems: [],
      },
    ]);
  });

  test("are one product for each variant, and all share the common fields", () => {
    const rows = rowsFrom(
      { ...lamp, option1: "Red", option2: "L", imageSrc: "https://x.ca/1.png", imageAlt: "Lit", type: "Lights" },
      { handle: "lamp", sku: "L-2", price: "12", option1: "Blue", variantImage: "https://x.ca/2.png" },
      { handle: "lamp", imageSrc: "https://x.ca/2.png", imagePosition: "2" },
    );
    expect(rows.map(({ row: { line, sku, title, price } }) => [line, sku, title, price])).toEqual([
      [2, "L-1", "Lamp – Red / L", "9.50"],
      [3, "L-2", "Lamp – Blue", "12"],
    ]);
    expect(rows.map(({ row }) => row.images)).toEqual([
      [{ url: "https://x.ca/1.png", alt: "Lit" }, { url: "https://x.ca/2.png" }],
      [{ url: "https://x.ca/2.png" }, { url: "https://x.ca/1.png", alt: "Lit" }],
    ]);
    expect(rows.map(({ row }) => row.categories)).toEqual([["Lights"], ["Lights"]]);
  });

  test("have pictures sorted by position, each once", () => {
    const [first] = rowsFrom(
      { ...lamp, imageSrc: "/b.png", imagePosition: "2" },
      { handle: "lamp", imageSrc: "/a.png", imagePosition: "1" },
      { handle: "lamp", imageSrc: "/b.png", imagePosition: "3" },
    );
    expect(first?.row.images).toEqual([{ url: "/a.png" }, { url: "/b.png" }]);
  });

  test.each<[string, Cells, string[] | undefined]>([
    ["from its collections", { collection: "Desk; Light", type: "X" }, ["Desk", "Light"]],
    ["its type and the last part of the tree", { type: "Lamps", category: "Home > Lighting" }, ["Lamps", "Lighting"]],
    ["one if both are the same", { type: "Lamps", category: "Home > Lamps" }, ["Lamps"]],
    ["unchanged without a name", {}, undefined],
  ])("categories: %s", (_which, cells, categories) => {
    expect(rowsFrom({ ...lamp, ...cells })[0]?.row.categories).toEqual(categories);
  });

  test.each<[Cells, boolean | undefined, string[]]>([
    [{}, undefined, []],
    [{ published: "TRUE" }, true, []],
    [{ published: "false" }, false, []],
    [{ status: "active" }, true, []],
    [{ published: "TRUE", status: "draft" }, false, []],
    [{ published: "true", status: "archived" }, false, []],
    [{ published: "yes" }, undefined, ["notABoolean"]],
    [{ published: "TRUE", status: "gone" }, true, ["unknownStatus"]],
  ])("%j gives published %p", (cells, published, codes) => {
    const [first] = rowsFrom({ ...lamp, ...cells });
    expect(first?.row.published).toBe(published);
    expect(first?.problems.map(({ code }) => code)).toEqual(codes);
  });

  test("a cell with a formula guard is read without the guard", () => {
    expect(rowsFrom({ ...lamp, title: "'=Lamp" })[0]?.row.title).toBe("=Lamp");
  });

  test("an empty description clears it; a file without the column keeps it", () => {
    expect(rowsFrom({ ...lamp, body: "" })[0]?.row.description).toBe("");
    const short = readHeader(["Handle", "Variant SKU"]);
    expect(rowsOfHandle([{ line: 2, cells: ["lamp", "L-1"] }], short.columns)[0]?.row).toEqual({
      line: 2,
      sku: "L-1",
      handle: "lamp",
    });
  });
});

test("lines are grouped by handle, and lines without a handle stay alone", () => {
  const together = new LinesByHandle(columns);
  const handles = ["a", "a", "b", "", "", "c"].map((handle, index) => together.add(fileLine({ handle }, index + 2)));
  expect([...handles, together.end()].map((lines) => lines?.map(({ line }) => line))).toEqual([
    undefined,
    undefined,
    [2, 3],
    [4],
    [5],
    [6],
    [7],
  ]);
});

test("a header is read in any order and case; missing required columns are named", () => {
  expect(readHeader(["\uFEFFvariant sku", "Else", "HANDLE "])).toEqual({
    columns: { sku: 0, handle: 2 },
    custom: new Map(),
    missing: [],
  });
  expect(readHeader(["Name", "Price"]).missing).toEqual(["Handle", "Variant SKU"]);
});

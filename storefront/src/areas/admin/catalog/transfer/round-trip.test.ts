import { describe, expect, test } from "vitest";
import type { ImportProductRow } from "../../../../graph/schema-types.generated.js";
import { perAttribute } from "../../../../ui/product-attributes/product-attributes.js";
import type { ExportedProductFragment } from "./export/export.generated.js";
import { fileHeader, productLines } from "./export/product-lines.js";
import { readProductFile } from "./import/read-product-file.js";

const lamp: ExportedProductFragment = {
  id: "1",
  sku: "L-1",
  slug: "lamp",
  name: "Lamp",
  description: "Glows.",
  isActive: true,
  tags: ["brass", "new"],
  price: { amount: "12.90", currency: "CAD" },
  images: [],
  categories: [],
  stock: { onHand: 4 },
  ...perAttribute(() => null),
  allCustomValues: [],
};

async function rowsOf(text: string): Promise<ImportProductRow[]> {
  const rows: ImportProductRow[] = [];
  await readProductFile(text, (part) => {
    rows.push(...part.rows.map(({ row }) => row));
    return Promise.resolve(true);
  });
  return rows;
}

describe("an exported product that is imported again", () => {
  test.each<[string, Partial<ExportedProductFragment>]>([
    ["plain", {}],
    ["with quotes, tags and line breaks", { name: 'A "lamp", new', description: 'One; two,\n\n<b>three</b> & "four"' }],
    ["with spreadsheet formulas", { name: "=cmd|' /C calc'!A0", description: "-1+1", sku: "-L" }],
    ["not on sale, without stock", { isActive: false, stock: { onHand: 0 } }],
    [
      "in categories, with pictures",
      {
        categories: [
          { id: "1", name: "Lights, lamps", slug: "lights" },
          { id: "2", name: "Home", slug: "home" },
        ],
        images: [
          { id: "2", url: "/b.png", alt: null, position: 1 },
          { id: "1", url: "https://x.ca/a.png", alt: "A lamp", position: 0 },
        ],
      },
    ],
  ])("is unchanged: %s", async (_how, changes) => {
    const product = { ...lamp, ...changes };
    const [row, ...others] = await rowsOf(fileHeader() + productLines(product));
    expect(others).toEqual([]);
    const images = product.images.toSorted((one, other) => one.position - other.position);
    expect(row).toEqual({
      line: 2,
      sku: product.sku,
      handle: product.slug,
      title: product.name,
      description: product.description,
      price: product.price.amount,
      tags: product.tags,
      published: product.isActive,
      stock: String(product.stock?.onHand),
      ...(product.categories.length > 0 ? { categories: product.categories.map(({ name }) => name) } : {}),
      ...(images.length > 0 ? { images: images.map(({ url, alt }) => ({ url, ...(alt ? { alt } : {}) })) } : {}),
    });
  });

  test("several exported products are separated by their lines", async () => {
    const file = fileHeader() + productLines(lamp) + productLines({ ...lamp, slug: "desk", sku: "D-1" });
    expect((await rowsOf(file)).map(({ line, sku }) => [line, sku])).toEqual([
      [2, "L-1"],
      [3, "D-1"],
    ]);
  });
});

import { expect, test } from "@jest/globals";
import { absentValues } from "@souk/kernel/fields/field";
import type { ReadImportRow } from "./import-row.js";
import { planImport, type ImportSnapshot } from "./plan-import.js";
import type { Category } from "../category/category.js";
import type { Product } from "../product/product.js";
import { productFields } from "../product/product-fields.js";
import { noCustomFields } from "../catalog-custom-fields.js";
import type { KnownStock } from "../peers.js";

const price = { amountMinor: 4999, currency: "CAD" };
const later = new Date(1000);
const lamp: Product = {
  ...absentValues(productFields),
  id: "lamp-id",
  sku: "LAMP",
  slug: "lamp",
  name: "Lamp",
  description: "A lamp",
  kind: "PHYSICAL",
  price,
  isActive: true,
  tags: ["light"],
  images: [],
  custom: {},
  createdAt: new Date(0),
  updatedAt: new Date(0),
};
const course: Product = { ...lamp, id: "course-id", sku: "COURSE", slug: "course", kind: "COURSE" };
const lighting: Category = { id: "lighting-id", name: "Lighting", slug: "lighting", description: null, custom: {} };
const snapshot: ImportSnapshot = {
  products: new Map([
    ["LAMP", { product: lamp, categories: [lighting] }],
    ["COURSE", { product: course, categories: [] }],
  ]),
  categories: [lighting],
  takenSlugs: new Set(["lamp", "course"]),
};
const stock: KnownStock[] = [{ productId: "lamp-id", onHand: 9, reserved: 3 }];

function planOf(...rows: readonly ReadImportRow[]) {
  let count = 0;
  const newId = (): string => `new-${++count}`;
  const given = rows.map((row, index) => ({ line: index + 2, row, problems: [] }));
  return planImport(given, snapshot, { stock, customFields: noCustomFields, newId, now: later });
}

test.each<[string, ReadImportRow, { path: string; message: string }[]]>([
  [
    "a new product without a title",
    { sku: "NEW", price },
    [{ path: "title", message: "must not be empty: the product is new" }],
  ],
  [
    "a new product without a price",
    { sku: "NEW", name: "New" },
    [{ path: "price", message: "must not be empty: the product is new" }],
  ],
  ["stock of a course", { sku: "COURSE", stock: 1 }, [{ path: "stock", message: "is of a course, which has none" }]],
  [
    "stock below the reserved quantity",
    { sku: "LAMP", stock: 2 },
    [{ path: "stock", message: "is less than the 3 that are promised to orders" }],
  ],
])("an import refuses %s", (_case, row, problems) => {
  const plan = planOf(row);
  expect(plan.rows).toEqual([{ line: 2, outcome: "FAILED", problems, product: null }]);
  expect(plan.products).toEqual([]);
  expect(plan.stock).toEqual([]);
});

test.each<[string, ReadImportRow, object]>([
  ["the stock down to the reserved quantity", { sku: "LAMP", stock: 3 }, { stock: { before: 9, after: 3 } }],
  [
    "a title, and keeps the address of the page",
    { sku: "LAMP", name: "Desk lamp" },
    { product: { ...lamp, name: "Desk lamp", updatedAt: later } },
  ],
  [
    "a description to none",
    { sku: "LAMP", description: null },
    { product: { ...lamp, description: null, updatedAt: later } },
  ],
  ["categories to none", { sku: "LAMP", categories: [] }, { categoriesBefore: [lighting], categories: [] }],
  ["the price of a course", { sku: "COURSE", price: { amountMinor: 1, currency: "CAD" } }, { stock: null }],
])("an import changes %s", (_case, row, expected) => {
  const plan = planOf(row);
  expect(plan.rows).toMatchObject([{ outcome: "UPDATED", problems: [] }]);
  expect(plan.products).toMatchObject([expected]);
});

test.each<[string, ReadImportRow]>([
  ["contains only the SKU", { sku: "LAMP" }],
  ["repeats the current values", { sku: "LAMP", name: "Lamp", price, stock: 9, tags: ["light"], isActive: true }],
])("an import writes nothing for a row that %s", (_case, row) => {
  const plan = planOf(row);
  expect(plan.rows).toMatchObject([{ outcome: "UNCHANGED", product: lamp }]);
  expect(plan.products).toEqual([]);
});

test("an import refuses the second row of a SKU", () => {
  const plan = planOf({ sku: "LAMP", stock: 5 }, { sku: "LAMP", stock: 6 });
  expect(plan.rows).toMatchObject([
    { outcome: "UPDATED" },
    { outcome: "FAILED", problems: [{ path: "sku", message: "is on line 2 already" }] },
  ]);
  expect(plan.stock).toEqual([{ productId: "lamp-id", onHand: 5 }]);
});

test("an import gives each new product its own slug and creates a category once", () => {
  const categories = [{ name: "Desks", slug: "desks" }];
  const plan = planOf(
    { sku: "ONE", name: "Desk", price, categories },
    { sku: "TWO", name: "Desk", price, categories, stock: 4 },
  );
  expect(plan.rows.map(({ outcome }) => outcome)).toEqual(["CREATED", "CREATED"]);
  const slugs = plan.products.map(({ product }) => product.slug);
  expect(slugs[0]).toBe("desk");
  expect(new Set(slugs).size).toBe(2);
  expect(plan.newCategories).toMatchObject([{ name: "Desks", slug: "desks" }]);
  expect(plan.products.map(({ stock: count }) => count)).toEqual([
    { before: 0, after: 0 },
    { before: 0, after: 4 },
  ]);
});

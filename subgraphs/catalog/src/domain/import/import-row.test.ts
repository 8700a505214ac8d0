import { describe, expect, test } from "@jest/globals";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { importRowRule } from "./import-row.js";

const rule = importRowRule("CAD");

describe("the import reads a row", () => {
  test.each([
    ["a price with blanks", { price: " 12.9 " }, { price: { amountMinor: 1290, currency: "CAD" } }],
    ["units on hand", { stock: " 12" }, { stock: 12 }],
    ["no units on hand", { stock: "0" }, { stock: 0 }],
    ["tags, tidied, without empty ones", { tags: [" Blue", "", "blue", "Big"] }, { tags: ["blue", "big"] }],
    ["an empty list of tags", { tags: [] }, { tags: [] }],
    [
      "categories by their names",
      { categories: [" Home & Garden "] },
      { categories: [{ name: "Home & Garden", slug: "home-garden" }] },
    ],
    ["a handle as an address", { handle: "Crème brûlée" }, { handle: "creme-brulee" }],
    ["a description that is cleared", { description: " " }, { description: null }],
    ["an empty description, which clears", { description: "" }, { description: null }],
    ["pictures", { images: [{ url: " /a.png ", alt: " " }] }, { images: [{ url: "/a.png", alt: null }] }],
    ["a product that is not on sale", { published: false }, { isActive: false }],
    ["empty cells, which change nothing", { title: "", price: " ", stock: "", handle: "" }, {}],
    [
      "null, which says nothing",
      {
        title: null,
        description: null,
        price: null,
        tags: null,
        categories: null,
        published: null,
        images: null,
        stock: null,
      },
      {},
    ],
  ])("%s", (_case, row, read) => {
    const checked = checkInput(rule, { sku: " A-1 ", ...row });
    expect(checked.ok && JSON.parse(JSON.stringify(checked.value))).toEqual({ sku: "A-1", ...read });
  });
});

describe("the import refuses a row and names the invalid field", () => {
  test.each([
    ["no SKU", { sku: null }, ["sku"]],
    ["an empty SKU", { sku: " " }, ["sku"]],
    ["a SKU with a space", { sku: "A 1" }, ["sku"]],
    ["a price with the currency's sign", { price: "$5" }, ["price"]],
    ["a negative price", { price: "-0.01" }, ["price"]],
    ["a price with more digits than cents", { price: "1.005" }, ["price"]],
    ["a price above the maximum", { price: "99999999999.00" }, ["price"]],
    ["half a unit", { stock: "1.5" }, ["stock"]],
    ["negative stock", { stock: "-1" }, ["stock"]],
    ["stock above the maximum", { stock: "9999999999" }, ["stock"]],
    ["a title that is too long", { title: "x".repeat(201) }, ["title"]],
    ["a category without a valid slug", { categories: ["Ok", "!!!"] }, ["categories.1"]],
    ["an invalid picture address", { images: [{ url: "/a.png" }, { url: "javascript:x" }] }, ["images.1.url"]],
    ["21 tags", { tags: Array.from({ length: 21 }, (_, n) => `t${n}`) }, ["tags"]],
    ["a text that cannot be stored", { title: "a\0b" }, ["title"]],
    ["several faults at once", { sku: "", price: "x", stock: "x" }, ["sku", "price", "stock"]],
  ])("%s", (_case, row, paths) => {
    const checked = checkInput(rule, { sku: "A-1", ...row });
    expect(!checked.ok && checked.fields.map(({ path }) => path)).toEqual(paths);
  });
});

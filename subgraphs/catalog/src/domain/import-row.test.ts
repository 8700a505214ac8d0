import { describe, expect, test } from "@jest/globals";
import { checkInput } from "@souk/kernel/invalid-field";
import { importRowRule } from "./import-row.js";

const rule = importRowRule("CAD");

describe("a row is read", () => {
  test.each([
    ["a price as the file has it", { price: " 12.9 " }, { price: { amountMinor: 1290, currency: "CAD" } }],
    ["units on hand", { stock: " 12" }, { stock: 12 }],
    ["no units on hand", { stock: "0" }, { stock: 0 }],
    ["tags, tidied, without empty ones", { tags: [" Blue", "", "blue", "Big"] }, { tags: ["blue", "big"] }],
    ["no tags any more", { tags: [] }, { tags: [] }],
    [
      "categories by their names",
      { categories: [" Home & Garden "] },
      { categories: [{ name: "Home & Garden", slug: "home-garden" }] },
    ],
    ["a handle as an address", { handle: "Crème brûlée" }, { handle: "creme-brulee" }],
    ["a description that is cleared", { description: " " }, { description: null }],
    ["pictures", { images: [{ url: " /a.png ", alt: " " }] }, { images: [{ url: "/a.png", alt: null }] }],
    ["what is not on sale", { published: false }, { published: false }],
    ["empty cells, which say nothing", { title: "", price: " ", stock: "", handle: "" }, {}],
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

describe("a row is refused, by the field that is wrong", () => {
  test.each([
    ["no SKU", { sku: null }, ["sku"]],
    ["an empty SKU", { sku: " " }, ["sku"]],
    ["a SKU with a space", { sku: "A 1" }, ["sku"]],
    ["a price with the currency's sign", { price: "$5" }, ["price"]],
    ["a price of nothing", { price: "0.00" }, ["price"]],
    ["a price with more digits than cents", { price: "1.005" }, ["price"]],
    ["a price beyond all measure", { price: "99999999999.00" }, ["price"]],
    ["half a unit", { stock: "1.5" }, ["stock"]],
    ["less than nothing", { stock: "-1" }, ["stock"]],
    ["more than there can be", { stock: "9999999999" }, ["stock"]],
    ["a title without end", { title: "x".repeat(201) }, ["title"]],
    ["a category that cannot be addressed", { categories: ["Ok", "!!!"] }, ["categories.1"]],
    ["a picture that is no address", { images: [{ url: "/a.png" }, { url: "javascript:x" }] }, ["images.1.url"]],
    ["21 tags", { tags: Array.from({ length: 21 }, (_, n) => `t${n}`) }, ["tags"]],
    ["a text that cannot be stored", { title: "a\0b" }, ["title"]],
    ["all that is wrong at once", { sku: "", price: "x", stock: "x" }, ["sku", "price", "stock"]],
  ])("%s", (_case, row, paths) => {
    const checked = checkInput(rule, { sku: "A-1", ...row });
    expect(!checked.ok && checked.fields.map(({ path }) => path)).toEqual(paths);
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { absentValues } from "@souk/kernel/fields/field";
import { readPageArguments } from "@souk/kernel/values/page";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Product } from "../../domain/product/product.js";
import { productFields } from "../../domain/product/product-fields.js";
import { findListedProducts } from "../../domain/search/find-listed-products.js";
import { productOrder, type ProductFilter } from "../../domain/search/product-filter.js";
import { suggestProducts } from "../../domain/search/suggest-products.js";
import { catalogDatabase } from "../database-definition.js";
import { ProductFinderRepository } from "./product-finder-repository.js";
import { ProductRepository } from "../product/product-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: ProductRepository;
let finder: ProductFinderRepository;
const category = (name: string) => ({
  id: randomUUID(),
  name,
  slug: name.toLowerCase(),
  description: null,
  custom: {},
});
const [audio, desk, light] = [category("Audio"), category("Desk"), category("Light")];
const ids = new Map<string, string>();

beforeAll(async () => {
  testDatabase = await openTestDatabase("catalog", catalogDatabase);
  store = new ProductRepository(testDatabase.database);
  finder = new ProductFinderRepository(testDatabase.database);
  for (const each of [audio, desk, light]) await store.insertCategory(each, null);
  const products: [string, number, string[], (typeof audio)[], Partial<Product>?][] = [
    ["Mechanical Keyboard", 12900, ["keyboard", "usb"], [desk]],
    ["Quiet Keyboard", 8900, ["keyboard"], [desk]],
    ["Desk Speaker", 4900, ["speaker", "usb"], [audio, desk]],
    ["Studio Headphones", 19900, ["headphones"], [audio]],
    ["Course of Sound", 5900, ["headphones"], [audio], { kind: "COURSE" }],
    ["Hidden Keyboard", 100, ["keyboard", "usb"], [desk], { isActive: false }],
    ["Loner", 200, [], []],
  ];
  for (const [index, [name, priceMinor, tags, categories, more]] of products.entries()) {
    const product = { ...aProduct(name, priceMinor, tags, index), ...more };
    ids.set(name, product.id);
    const categoryIds = categories.map(({ id }) => id);
    await store.insertProduct({ product, categoryIds, initialStock: 0, action: null });
  }
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

function aProduct(name: string, amountMinor: number, tags: string[], index: number): Product {
  const at = new Date(Date.UTC(2026, 0, 1 + index));
  const slug = name.toLowerCase().replaceAll(" ", "-");
  const plain = {
    ...absentValues(productFields),
    id: randomUUID(),
    sku: slug.toUpperCase(),
    slug,
    name,
    images: [],
    custom: {},
  };
  const price = { amountMinor, currency: "CAD" };
  return { ...plain, price, tags, createdAt: at, updatedAt: at };
}

const onSale = { isActive: true };

describe("facets", () => {
  /** Returns facets as words, such as `audio 3`. */
  async function facetsOf(filter: ProductFilter) {
    const request = readPageArguments({}, productOrder(null, filter.search), 2);
    const found = await findListedProducts({ store, finder }, { ...onSale, ...filter }, request);
    const [facets] = await finder.facets([found.filter]);
    return {
      categories: facets?.categories.map(({ category: { slug }, count }) => `${slug} ${count}`),
      tags: facets?.tags.map(({ tag, count }) => `${tag} ${count}`),
      kinds: facets?.kinds.map(({ kind, count }) => `${kind} ${count}`),
      price: facets?.price && [facets.price.min.amountMinor, facets.price.max.amountMinor],
    };
  }

  test("in a search use similar names only if no product on sale has all the words", async () => {
    expect((await facetsOf({ search: "hidden keyboard" })).tags).toEqual(["keyboard 2", "usb 1"]);
    expect((await facetsOf({ search: "quiet keyboard" })).tags).toEqual(["keyboard 1"]);
  });

  test("count all products on sale, most frequent first", async () => {
    expect(await facetsOf({})).toEqual({
      categories: ["audio 3", "desk 3"],
      tags: ["headphones 2", "keyboard 2", "usb 2", "speaker 1"],
      kinds: ["PHYSICAL 5", "COURSE 1"],
      price: [200, 19900],
    });
  });

  test("ignore their own condition and apply the others", async () => {
    expect(await facetsOf({ categorySlugs: ["desk"] })).toEqual({
      categories: ["audio 3", "desk 3"],
      tags: ["keyboard 2", "usb 2", "speaker 1"],
      kinds: ["PHYSICAL 3"],
      price: [4900, 12900],
    });
    expect(await facetsOf({ tags: ["headphones"], kind: "COURSE" })).toEqual({
      categories: ["audio 1"],
      tags: ["headphones 1"],
      kinds: ["COURSE 1", "PHYSICAL 1"],
      price: [5900, 5900],
    });
    const dear = await facetsOf({ ranges: { price: { min: 10_000 } }, categorySlug: "audio" });
    expect(dear).toMatchObject({ categories: ["audio 1", "desk 1"], price: [4900, 19900] });
  });

  test("in a search count its results", async () => {
    expect(await facetsOf({ search: "keybord" })).toMatchObject({ categories: ["desk 2"], price: [8900, 12900] });
  });

  test("on a category page are counted within the category", async () => {
    expect(await facetsOf({ withinCategoryId: audio.id })).toMatchObject({ categories: ["audio 3", "desk 1"] });
  });

  test("are empty for an empty result", async () => {
    expect(await facetsOf({ sku: "none" })).toEqual({ categories: [], tags: [], kinds: [], price: null });
  });

  test("for several filters have the order of the filters", async () => {
    const both = await finder.facets([
      { ...onSale, sku: "LONER" },
      { ...onSale, kind: "COURSE" },
    ]);
    expect(both.map(({ price }) => price?.min.amountMinor)).toEqual([200, 5900]);
    expect(await finder.facets([])).toEqual([]);
  });
});

describe("suggestions", () => {
  async function suggested(text: string, size = 10): Promise<string[]> {
    const outcome = await suggestProducts({ store, finder })(text, size);
    return outcome.kind === "suggested" ? outcome.products.map(({ name }) => name) : [];
  }

  test.each([
    ["an incomplete word", "mech", ["Mechanical Keyboard"]],
    ["the beginnings of two words", "des sp", ["Desk Speaker"]],
    ["two swapped letters", "headhpones", ["Studio Headphones", "Course of Sound"]],
    ["a tag", "headph", ["Studio Headphones", "Course of Sound"]],
    ["an incomplete SKU", "quiet-key", ["Quiet Keyboard"]],
    ["operators of the search language", "!mech:* | &", ["Mechanical Keyboard"]],
    ["an unknown word", "bicycle", []],
  ])("for %s", async (_case, text, names) => {
    expect(await suggested(text)).toEqual(names);
  });

  test("are on sale, and are limited to the requested number", async () => {
    expect((await suggested("keyboard")).sort()).toEqual(["Mechanical Keyboard", "Quiet Keyboard"]);
    expect(await suggested("keyboard", 1)).toHaveLength(1);
  });

  test.each([
    ["the beginning of a name", "au", ["Audio"]],
    ["a name with an extra letter", "audiio", ["Audio"]],
    ["an unknown name", "garden", []],
  ])("suggest categories for %s", async (_case, text, names) => {
    expect((await finder.suggestCategories(text, 10)).map(({ name }) => name)).toEqual(names);
  });
});

describe("related products", () => {
  async function relatedTo(name: string, size = 10): Promise<string[]> {
    const related = await finder.relatedProducts([ids.get(name) ?? ""], size);
    return related.map(({ product }) => product.name);
  }

  test("share most categories and tags, then the newest first; the product itself and inactive products are left out", async () => {
    expect(await relatedTo("Mechanical Keyboard")).toEqual(["Desk Speaker", "Quiet Keyboard"]);
    expect(await relatedTo("Studio Headphones")).toEqual(["Course of Sound", "Desk Speaker"]);
    expect(await relatedTo("Hidden Keyboard")).toEqual(["Mechanical Keyboard", "Desk Speaker", "Quiet Keyboard"]);
  });

  test("are limited to the requested number, and empty if nothing is shared", async () => {
    expect(await relatedTo("Hidden Keyboard", 1)).toEqual(["Mechanical Keyboard"]);
    expect(await relatedTo("Loner")).toEqual([]);
  });

  test("for a page of products are grouped by product", async () => {
    const page = [ids.get("Quiet Keyboard") ?? "", ids.get("Studio Headphones") ?? ""];
    const related = await finder.relatedProducts(page, 1);
    expect(related.map(({ ofId, product }) => [ofId, product.name])).toEqual([
      [page[0], "Mechanical Keyboard"],
      [page[1], "Course of Sound"],
    ]);
  });
});

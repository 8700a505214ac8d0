import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { absentValues } from "@souk/kernel/fields/field";
import { readPageArguments } from "@souk/kernel/values/page";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Product } from "../../domain/product/product.js";
import { productFields } from "../../domain/product/product-fields.js";
import {
  productOrder,
  productSorts,
  type ProductFilter,
  type ProductSort,
} from "../../domain/search/product-filter.js";
import { findListedProducts } from "../../domain/search/find-listed-products.js";
import { catalogDatabase } from "../database-definition.js";
import { ProductFinderRepository } from "../search/product-finder-repository.js";
import { ProductRepository } from "./product-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: ProductRepository;
const audio = { id: randomUUID(), name: "Audio", slug: "audio", description: null, custom: {} };
const desk = { id: randomUUID(), name: "Desk", slug: "desk", description: null, custom: {} };

beforeAll(async () => {
  testDatabase = await openTestDatabase("catalog", catalogDatabase);
  store = new ProductRepository(testDatabase.database);
  for (const category of [audio, desk]) await store.insertCategory(category, null);
  const products: [string, number, string[], typeof audio][] = [
    ["Mechanical Keyboard Atlas", 12900, ["keyboard", "usb"], desk],
    ["Quiet Keyboard Heron", 8900, ["keyboard"], desk],
    ["Crème Brûlée Lamp", 4900, ["lamp"], desk],
    ["Studio Headphones", 19900, ["audio"], audio],
    ["Desk Speaker", 4900, ["audio"], audio],
  ];
  for (const [index, [name, priceMinor, tags, category]] of products.entries()) {
    await store.insertProduct({
      product: aProduct(name, priceMinor, tags, index),
      categoryIds: [category.id],
      initialStock: 0,
      action: null,
    });
  }
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

function aProduct(name: string, priceMinor: number, tags: string[], index: number): Product {
  const at = new Date(Date.UTC(2026, 0, 1 + index));
  const slug = name.toLowerCase().replace(/[^a-z]+/g, "-");
  const plain = {
    id: randomUUID(),
    sku: `SKU-${name}-${index}`,
    slug,
    name,
    description: null,
    kind: "PHYSICAL" as const,
  };
  return {
    ...absentValues(productFields),
    ...plain,
    custom: {},
    price: { amountMinor: priceMinor, currency: "CAD" },
    isActive: true,
    tags,
    images: [],
    createdAt: at,
    updatedAt: at,
  };
}

async function names(filter: ProductFilter, sort?: ProductSort): Promise<string[]> {
  const order = productOrder(sort, filter.search);
  const finder = new ProductFinderRepository(testDatabase.database);
  const { rows } = await findListedProducts({ store, finder }, filter, readPageArguments({}, order, 2));
  return rows.map(({ product }) => product.name);
}

describe("search", () => {
  test.each([
    ["finds a prefix", "mech", "Mechanical Keyboard Atlas"],
    ["finds all words in any order", "keyboard quiet", "Quiet Keyboard Heron"],
    ["tolerates a swapped pair of letters", "headhpones", "Studio Headphones"],
    ["tolerates a missing letter", "keybord atlas", "Mechanical Keyboard Atlas"],
    ["ignores accents", "creme brulee", "Crème Brûlée Lamp"],
    ["takes operators of the search language as text", "keyboard & !heron:*", "Quiet Keyboard Heron"],
    ["finds a tag", "usb", "Mechanical Keyboard Atlas"],
    ["finds a SKU", "SKU-Desk Speaker-4", "Desk Speaker"],
    ["finds the number of a SKU", "Speaker 4", "Desk Speaker"],
    ["finds nothing for punctuation alone", "%_'\"", undefined],
    ["finds nothing for an unknown word", "bicycle", undefined],
  ])("%s", async (_rule, search, best) => {
    expect((await names({ search }))[0]).toBe(best);
  });

  test("does not find similar names if a product has all the words", async () => {
    expect(await names({ search: "quiet keyboard" })).toEqual(["Quiet Keyboard Heron"]);
  });

  test("ranks a word of the name before a word of a tag", async () => {
    expect(await names({ search: "desk" })).toEqual(["Desk Speaker"]);
    expect((await names({ search: "audio" })).sort()).toEqual(["Desk Speaker", "Studio Headphones"]);
  });
});

describe("filters", () => {
  test.each<[string, ProductFilter, number]>([
    ["a tag", { tags: ["keyboard"] }, 2],
    ["several tags, all of them", { tags: ["keyboard", "usb"] }, 1],
    ["a category", { categorySlug: "audio" }, 2],
    ["any of several categories", { categorySlugs: ["audio", "desk"] }, 5],
    ["an empty list of categories", { categorySlugs: [] }, 5],
    ["a category, and one of several", { categorySlug: "audio", categorySlugs: ["desk"] }, 0],
    ["a part of the name", { name: "BOARD" }, 2],
    ["a part of the name, without accents", { name: "brulee" }, 1],
    ["a part of the name that looks like a pattern", { name: "%" }, 0],
    ["ids", { ids: [] }, 0],
    ["a price range, inclusive", { ranges: { price: { min: 4900, max: 8900 } } }, 3],
    ["a kind", { kind: "COURSE" }, 0],
    ["activity", { isActive: false }, 0],
    ["several at once", { categorySlug: "audio", ranges: { price: { max: 5000 } } }, 1],
  ])("%s", async (_name, filter, count) => {
    expect(await names(filter)).toHaveLength(count);
    expect(await store.countProducts(filter)).toBe(count);
  });
});

describe("pages", () => {
  test.each<[ProductSort]>(productSorts.map((sort) => [sort]))(
    "walking %s forward and back returns each product once, in order",
    async (sort) => {
      const whole = await names({}, sort);
      const forward: string[] = [];
      let after: string | null = null;
      do {
        const request = readPageArguments({ first: 2, after }, sort, 2);
        const rows = await store.listProducts({}, request);
        const page = rows.slice(0, 2);
        forward.push(...page.map(({ product }) => product.name));
        const last = page.at(-1);
        after =
          rows.length > 2 && last
            ? Buffer.from(JSON.stringify([sort, last.sortValue, last.product.id])).toString("base64url")
            : null;
      } while (after);
      expect(forward).toEqual(whole);
      const backward = await store.listProducts({}, readPageArguments({ last: 5 }, sort, 2));
      expect(backward.map(({ product }) => product.name).reverse()).toEqual(whole);
    },
  );
});

describe("writing", () => {
  test("a second product with the same SKU is refused until the first is retired", async () => {
    const first = { ...aProduct("Twin", 100, [], 9), sku: "TWIN" };
    const second = { ...aProduct("Twin two", 100, [], 9), sku: "TWIN" };
    expect(await store.insertProduct({ product: first, categoryIds: [], initialStock: 0, action: null })).toBe(
      "inserted",
    );
    expect(await store.insertProduct({ product: second, categoryIds: [], initialStock: 0, action: null })).toBe(
      "skuTaken",
    );
    expect(await store.retireProduct(first.id, { at: new Date(), action: null })).toBe(true);
    expect(await store.retireProduct(first.id, { at: new Date(), action: null })).toBe(false);
    expect(await store.insertProduct({ product: second, categoryIds: [], initialStock: 0, action: null })).toBe(
      "inserted",
    );
    expect(await store.findProductBy("id", first.id)).toBeNull();
    expect((await store.findProducts([first.id]))[0]?.isActive).toBe(false);
    await store.retireProduct(second.id, { at: new Date(), action: null });
  });

  test("pictures that are added concurrently get different positions", async () => {
    const product = aProduct("Pictured", 100, [], 9);
    await store.insertProduct({ product, categoryIds: [], initialStock: 0, action: null });
    await Promise.all(
      [1, 2, 3, 4].map((n) => store.addImage(product.id, { id: randomUUID(), url: `/${n}.png`, alt: null }, null)),
    );
    const found = await store.findProductBy("id", product.id);
    expect(found?.images.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
  });

  test("the first stock of a product is in the outbox of its own transaction", async () => {
    const product = aProduct("Stocked", 100, [], 9);
    await store.insertProduct({ product, categoryIds: [], initialStock: 7, action: null });
    const jobs: { payload: { data: unknown } }[] = await testDatabase.database.manager.query(
      `select payload from graphile_worker._private_jobs`,
    );
    expect(jobs.map(({ payload }) => payload.data)).toContainEqual({ productId: product.id, quantity: 7 });
  });
});

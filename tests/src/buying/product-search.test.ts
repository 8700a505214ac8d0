import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function countOf(filter: object): Promise<number> {
  const query = `query ($filter: ProductFilter) { products(filter: $filter) { totalCount } }`;
  return (await shop.client.get(query, { filter })).products.totalCount;
}

describe("narrowing a list", () => {
  const facets = `query ($filter: ProductFilter) { products(filter: $filter) {
    totalCount facets { categories { category { slug productCount } count } tags { tag count } kinds { kind count } price { min { amount } max { amount } } } } }`;

  test("each facet gives the number of results for its choice", async () => {
    const filter = { categories: ["keyboards"], maxPrice: "100.00" };
    const { products } = await shop.client.get(facets, { filter });
    const { categories, kinds, price } = products.facets;
    expect(categories.length).toBeGreaterThan(3);
    for (const { category, count } of categories.slice(0, 3)) {
      expect(await countOf({ ...filter, categories: [category.slug] })).toBe(count);
      expect(category.productCount).toBeGreaterThanOrEqual(count);
    }
    for (const { kind, count } of kinds) expect(await countOf({ ...filter, kind })).toBe(count);
    expect(Number(price.max.amount)).toBeGreaterThan(100);
    for (const { tag, count } of products.facets.tags.slice(0, 3))
      expect(await countOf({ ...filter, tags: [tag] })).toBe(count);
  });

  test("featured products fill the home page", async () => {
    expect(await countOf({ tags: ["featured"] })).toBe(8);
  });
});

test("suggestions include the fields of other subgraphs", async () => {
  const query = `{ searchSuggestions(text: "mechancal tern", first: 3) { products { name stock { inStock } } categories { name } } }`;
  const { searchSuggestions } = await shop.client.get(query);
  expect(searchSuggestions.products[0]).toEqual({ name: "Tern 75 Mechanical Keyboard", stock: { inStock: true } });
  const { searchSuggestions: typed } = await shop.client.get(
    `{ searchSuggestions(text: "keyb") { categories { slug } } }`,
  );
  expect(typed.categories).toEqual([{ slug: "keyboards" }]);
});

test("related products are similar to the viewed product", async () => {
  const query = `{ product(sku: "COF-0003") { id related(first: 5) { id tags stock { available } categories { slug } } } }`;
  const { product } = await shop.client.get(query);
  expect(product.related).toHaveLength(5);
  for (const { id, tags, categories } of product.related) {
    expect(id).not.toBe(product.id);
    expect(categories).toContainEqual({ slug: "coffee-and-tea" });
    expect(tags.some((tag: string) => ["coffee", "pour-over", "ceramic"].includes(tag))).toBe(true);
  }
});

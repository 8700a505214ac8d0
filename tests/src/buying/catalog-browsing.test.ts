import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CategoriesDocument,
  CategoryPageDocument,
  ProductsDocument,
  type ProductFilter,
  type ProductSort,
} from "../generated/operations.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
});

afterAll(async () => shop[Symbol.asyncDispose]());

interface PageArguments {
  readonly first?: number;
  readonly after?: string | null;
  readonly last?: number;
  readonly before?: string | null;
  readonly filter?: ProductFilter;
  readonly sort?: ProductSort;
}

const pageQuery = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: ProductFilter, $sort: ProductSort) {
  products(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
    edges { cursor node { id sku name kind price { amount } isActive tags categories { slug } createdAt stock { available } } }
    nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`;

async function page(variables: PageArguments): Promise<any> {
  return (await shop.client.get(pageQuery, { ...variables })).products;
}

async function allOf(variables: PageArguments): Promise<any[]> {
  const nodes: any[] = [];
  for (let after: string | null = null; ;) {
    const { edges, pageInfo } = await page({ first: 37, after, ...variables });
    nodes.push(...edges.map(({ node }: any) => node));
    if (!pageInfo.hasNextPage) return nodes;
    after = pageInfo.endCursor;
  }
}

const skusOf = (nodes: readonly { sku: string }[]): string[] => nodes.map(({ sku }) => sku).sort();
const cents = (node: any): number => Math.round(Number(node.price.amount) * 100);

describe("filters", () => {
  test.each<[string, ProductFilter, (node: any) => boolean]>([
    ["by kind", { kind: "COURSE" }, ({ kind }) => kind === "COURSE"],
    [
      "by category",
      { category: "coffee-and-tea" },
      ({ categories }) => categories.some(({ slug }: any) => slug === "coffee-and-tea"),
    ],
    ["by tag", { tag: "keyboard" }, ({ tags }) => tags.includes("keyboard")],
    ["by the lowest price", { minPrice: "100.00" }, (node) => cents(node) >= 10_000],
    ["by the highest price", { maxPrice: "15.00" }, (node) => cents(node) <= 1500],
    ["by a range, which is inclusive", { minPrice: "42.00", maxPrice: "42.00" }, (node) => cents(node) === 4200],
    ["by SKU", { sku: "KEY-0007" }, ({ sku }) => sku === "KEY-0007"],
    [
      "by all of them",
      { kind: "PHYSICAL", category: "keyboards", minPrice: "20", maxPrice: "50" },
      (node) =>
        node.kind === "PHYSICAL" &&
        node.categories.some(({ slug }: any) => slug === "keyboards") &&
        cents(node) >= 2000 &&
        cents(node) <= 5000,
    ],
  ])("S1-04, S2-13, S2-43: %s return exactly the matching products", async (_by, filter, holds) => {
    const [everything, found] = [await allOf({}), await allOf({ filter })];
    expect(found.length).toBeGreaterThan(0);
    expect(skusOf(found)).toEqual(skusOf(everything.filter(holds)));
    expect((await page({ first: 1, filter })).totalCount).toBe(found.length);
  });

  test.each<[string, ProductFilter]>([
    ["an unknown category", { category: "nowhere" }],
    ["an empty price range", { minPrice: "50", maxPrice: "10" }],
    ["inactive ones, for the public", { isActive: false }],
    ["an injection", { tag: "x' or '1'='1", category: "'; drop table products; --" }],
  ])("%s return an empty list without an error", async (_by, filter) => {
    expect(await page({ filter })).toMatchObject({
      edges: [],
      nodes: [],
      totalCount: 0,
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
    });
  });
});

describe("sorts", () => {
  const collator = new Intl.Collator("en");

  test.each<[ProductSort, (left: any, right: any) => boolean]>([
    ["PRICE_ASC", (left, right) => cents(left) <= cents(right)],
    ["PRICE_DESC", (left, right) => cents(left) >= cents(right)],
    ["NEWEST", (left, right) => left.createdAt >= right.createdAt],
    ["NAME", (left, right) => collator.compare(left.name, right.name) <= 0],
  ])("%s is stable across pages, and each product occurs exactly once", async (sort, inOrder) => {
    const nodes = await allOf({ sort });
    expect(nodes).toHaveLength((await page({ first: 1 })).totalCount);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    const broken = nodes
      .slice(1)
      .flatMap((node, index) => (inOrder(nodes[index], node) ? [] : [[nodes[index].name, node.name]]));
    expect(broken).toEqual([]);
  });
});

describe("pages", () => {
  test.each<[ProductSort | undefined, ProductFilter | undefined]>([
    [undefined, undefined],
    ["PRICE_ASC", { kind: "PHYSICAL" }],
    ["NAME", { category: "audio" }],
    [undefined, { search: "cable" }],
  ])("forward and backward contain the same products: %s %j", async (sort, filter) => {
    const order = { ...(sort ? { sort } : {}), ...(filter ? { filter } : {}) };
    const forward = await page({ first: 3, ...order });
    const next = await page({ first: 3, after: forward.pageInfo.endCursor, ...order });
    expect(forward.pageInfo).toMatchObject({ hasPreviousPage: false, startCursor: forward.edges[0].cursor });
    const back = await page({ last: 3, before: next.pageInfo.startCursor, ...order });
    expect(back.nodes).toEqual(forward.nodes);
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(next.nodes).not.toContainEqual(forward.nodes[2]);
  });

  test("with `last` contain the last products", async () => {
    const all = await allOf({ sort: "NAME" });
    const end = await page({ last: 2, sort: "NAME" });
    expect(end.nodes).toEqual(all.slice(-2).map(({ id }) => ({ id })));
    expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  test("stay stable when a product is added before them", async () => {
    const first = await page({ first: 2, sort: "NEWEST" });
    await shop.product({ name: "Newest of All" });
    const second = await page({ first: 2, after: first.pageInfo.endCursor, sort: "NEWEST" });
    for (const { id } of first.nodes) expect(second.nodes).not.toContainEqual({ id });
    expect((await page({ first: 1, sort: "NEWEST" })).edges[0].node.name).toBe("Newest of All");
  });

  test("refuse a cursor of another sort order", async () => {
    const { pageInfo } = await page({ first: 1, sort: "NAME" });
    const { errors } = await shop.client.execute(pageQuery, { first: 1, after: pageInfo.endCursor, sort: "PRICE_ASC" });
    expect(errors).toMatchObject([{ path: ["products"], extensions: { code: "BAD_USER_INPUT" } }]);
  });
});

describe("search", () => {
  async function names(search: string): Promise<string[]> {
    const { products } = await shop.client.get(ProductsDocument, { first: 20, filter: { search } });
    return products?.edges.map(({ node }) => node.name) ?? [];
  }

  test.each([
    ["a whole name", "Coiled Keyboard Cable"],
    ["the beginning of a word", "Coil keyb"],
    ["another case", "cOILED kEYBOARD"],
    ["a word with a missing letter", "Coiled Keybord Cable"],
    ["a word with an extra letter", "Coilled Keyboard"],
    ["two letters swapped", "Coiled Kyeboard"],
    ["the SKU", "KEY-0007"],
  ])("by %s lists the product first", async (_by, search) => {
    expect((await names(search))[0]).toBe("Coiled Keyboard Cable");
  });

  test("without accents finds a name with accents", async () => {
    expect(await names("cafe canister")).toContain("Café Bean Canister");
  });

  test.each([["zzzzqqqq"], ["' or 1=1 --"], ["%%%"], ["\\"], ["& | ! ( ) :*"], ["<->"]])(
    "for %j finds no product without an error",
    async (search) => {
      const { status, errors } = await shop.client.execute(ProductsDocument, { filter: { search } });
      expect([status, errors]).toEqual([200, []]);
      if (search === "zzzzqqqq") expect(await names(search)).toEqual([]);
    },
  );
});

describe("categories", () => {
  test("are listed by name; a category's page contains only its products", async () => {
    const { categories } = await shop.client.get(CategoriesDocument);
    expect(categories).toHaveLength(13);
    const { category } = await shop.client.get(CategoryPageDocument, { slug: "audio", first: 100 });
    const filtered = await allOf({ filter: { category: "audio" } });
    expect(category).toMatchObject({ name: "Audio", products: { totalCount: filtered.length } });
    expect(skusOf(category?.products.nodes ?? [])).toEqual(skusOf(filtered));
  });

  test("continue after their cursor", async () => {
    const query = `query ($after: String) { category(slug: "audio") { products(first: 4, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } totalCount } } }`;
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { products }: any = (await shop.client.get(query, { after })).category;
      seen.push(...products.nodes.map(({ id }: any) => id));
      if (!products.pageInfo.hasNextPage) {
        expect(seen).toHaveLength(products.totalCount);
        break;
      }
      after = products.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("with an unknown slug are null", async () => {
    expect((await shop.client.get(CategoryPageDocument, { slug: "nowhere" })).category).toBeNull();
  });
});

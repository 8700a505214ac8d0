import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import { startCatalog } from "./app.js";
import { catalogDatabase } from "./store/database-definition.js";
import { fakeInventory } from "./testing/fake-inventory.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
let catalog: Subgraph;
let serviceContext: TestServiceContext;
let resources: AsyncDisposableStack;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const database = resources.use(await TestDatabase.create("catalog", catalogDatabase));
  serviceContext = await testServiceContext();
  const config = { database: database.settings, currency: "CAD", demoData: false, publicUrl: "https://souk.example" };
  catalog = resources.use(await startCatalog(config, serviceContext, { inventory: fakeInventory }));
  for (const name of ["Audio", "Desk"]) {
    const input = { name, description: `All for ${name}` };
    await asAdmin(`mutation ($input: CreateCategoryInput!) { createCategory(input: $input) { __typename } }`, {
      input,
    });
  }
  await make("Big Speaker", "200.00", { categories: ["audio"], tags: ["loud"] });
  await make("Small Speaker", "50.00", { categories: ["audio", "desk"], tags: ["loud"] });
  await make("Secret Speaker", "1.00", { categories: ["audio"], tags: ["loud", "secret"], isActive: false });
});

afterAll(async () => resources.disposeAsync());

async function asAdmin(query: string, variables: Record<string, unknown> = {}): Promise<any> {
  return (await serviceContext.execute(catalog, query, variables, { as: admin })).data;
}

async function publicly(query: string): Promise<any> {
  return (await serviceContext.execute(catalog, query)).data;
}

function make(name: string, amount: string, more: object): Promise<unknown> {
  const input = { sku: name.replace(" ", "-"), name, price: { amount, currency: "CAD" }, ...more };
  return asAdmin(`mutation ($input: CreateProductInput!) { createProduct(input: $input) { __typename } }`, { input });
}

const facets = `facets { categories { category { slug } count } tags { tag count } kinds { kind count } price { min { amount } max { amount } } }`;

describe("facets", () => {
  test("count the products that the viewer may see", async () => {
    expect((await publicly(`{ products(filter: { search: "speaker" }) { ${facets} } }`)).products.facets).toEqual({
      categories: [
        { category: { slug: "audio" }, count: 2 },
        { category: { slug: "desk" }, count: 1 },
      ],
      tags: [{ tag: "loud", count: 2 }],
      kinds: [{ kind: "PHYSICAL", count: 2 }],
      price: { min: { amount: "50.00" }, max: { amount: "200.00" } },
    });
    const seen = await asAdmin(`{ products { facets { tags { tag count } price { min { amount } } } } }`);
    expect(seen.products.facets).toEqual({
      tags: [
        { tag: "loud", count: 3 },
        { tag: "secret", count: 1 },
      ],
      price: { min: { amount: "1.00" } },
    });
  });

  test("are empty for a filter that the public may not use", async () => {
    const nothing = { categories: [], tags: [], kinds: [], price: null };
    expect((await publicly(`{ products(filter: { isActive: false }) { ${facets} } }`)).products.facets).toEqual(
      nothing,
    );
  });
});

test("a category returns its description and its number of products on sale", async () => {
  const { category } = await publicly(`{ category(slug: "audio") { description productCount } }`);
  expect(category).toEqual({ description: "All for Audio", productCount: 2 });
});

test("suggestions are products on sale and categories", async () => {
  const query = `searchSuggestions(text: "speak") { products { name } categories { slug } }`;
  const { searchSuggestions } = await publicly(`{ ${query} }`);
  expect(searchSuggestions.products.map(({ name }: { name: string }) => name).sort()).toEqual([
    "Big Speaker",
    "Small Speaker",
  ]);
  const { searchSuggestions: typed } = await publicly(`{ searchSuggestions(text: "aud") { categories { slug } } }`);
  expect(typed.categories).toEqual([{ slug: "audio" }]);
  const { searchSuggestions: none } = await publicly(`{ searchSuggestions(text: " ?! ") { products { id } } }`);
  expect(none.products).toEqual([]);
});

test("related products are on sale, also for a product that is not", async () => {
  const related = async (sku: string) =>
    (await asAdmin(`{ product(sku: "${sku}") { related(first: 5) { name } } }`)).product.related;
  expect(await related("Big-Speaker")).toEqual([{ name: "Small Speaker" }]);
  expect(await related("Secret-Speaker")).toEqual([{ name: "Small Speaker" }, { name: "Big Speaker" }]);
});

describe("the cost of a request", () => {
  async function statementsOf(query: string): Promise<number> {
    const counters = new WorkCounters();
    const body = await runInRequest({ counters }, () => serviceContext.execute(catalog, query));
    expect(body.errors).toBeUndefined();
    return counters.sqlStatements;
  }

  test.each([
    ["a page with its facets is two statements", `{ products(first: 50) { nodes { id } ${facets} } }`, 2],
    ["related products of a page are one more statement", `{ products { nodes { id related(first: 4) { id } } } }`, 2],
    [
      "the facets and numbers of all categories are one each, and one that tells whether the numbers are known already",
      `{ categories { productCount products { ${facets} } } }`,
      5,
    ],
    [
      "suggestions are three of products and one of categories",
      `{ searchSuggestions(text: "big") { products { id } } }`,
      4,
    ],
    [
      "a search that was ranked before is one statement less, with its facets",
      `{ products(filter: { search: "speak" }) { nodes { id } totalCount ${facets} } }`,
      4,
    ],
  ])("%s", async (_case, query, statements) => {
    expect(await statementsOf(query)).toBe(statements);
  });
});

test.each([
  ["too many suggestions", `{ searchSuggestions(text: "a", first: 11) { products { id } } }`],
  ["no suggestions", `{ searchSuggestions(text: "a", first: 0) { products { id } } }`],
  ["a search text that is too long", `{ searchSuggestions(text: "${"a".repeat(201)}") { products { id } } }`],
  ["too many related products", `{ products { nodes { related(first: 21) { id } } } }`],
  ["too many ids", `{ products(filter: { ids: [${`"a",`.repeat(101)}] }) { totalCount } }`],
  ["a name that is too long", `{ products(filter: { name: "${"a".repeat(201)}" }) { totalCount } }`],
])("%s is BAD_USER_INPUT", async (_case, query) => {
  expect((await serviceContext.execute(catalog, query)).errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
});

test("malformed ids find nothing", async () => {
  expect((await publicly(`{ products(filter: { ids: ["x"] }) { totalCount } }`)).products.totalCount).toBe(0);
});

describe("S2-43: tags", () => {
  const tagsOf = async (args: string) =>
    await serviceContext.execute(
      catalog,
      `{ tags${args} { nodes { name productCount } totalCount pageInfo { hasNextPage endCursor } } }`,
    );
  const names = async (args: string) => (await tagsOf(args)).data.tags.nodes.map(({ name }: { name: string }) => name);

  beforeAll(async () => {
    await make("Zither", "9.00", { tags: ["acoustic", "crème", "loud"] });
  });

  test("are listed by name, page by page, with the number of products on sale", async () => {
    const first = (await tagsOf("(first: 2)")).data.tags;
    expect(first).toMatchObject({
      nodes: [
        { name: "acoustic", productCount: 1 },
        { name: "crème", productCount: 1 },
      ],
      totalCount: 3,
      pageInfo: { hasNextPage: true },
    });
    const second = (await tagsOf(`(first: 2, after: "${first.pageInfo.endCursor}")`)).data.tags;
    expect(second).toMatchObject({ nodes: [{ name: "loud", productCount: 3 }], pageInfo: { hasNextPage: false } });
  });

  test.each([
    ["a part of the name", `(search: "OUS")`, ["acoustic"]],
    ["a name without its accent", `(search: " creme ")`, ["crème"]],
    ["a tag of products that are not on sale", `(search: "secret")`, []],
    ["a blank text", `(search: " ", first: 1)`, ["acoustic"]],
  ])("are found by %s", async (_case, args, found) => {
    expect(await names(args)).toEqual(found);
  });

  test.each([
    ["a long text", `(search: "${"x".repeat(201)}")`, "search"],
    ["an invented cursor", `(after: "bm9uZQ")`, "after"],
    ["too many rows", `(first: 101)`, "first"],
  ])("refuse %s", async (_case, args, argument) => {
    expect((await tagsOf(args)).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument } }]);
  });

  test("are counted once for each state of the catalog", async () => {
    const statements = async (): Promise<number> => {
      const counters = new WorkCounters();
      await runInRequest({ counters }, () => tagsOf("(first: 1)"));
      return counters.sqlStatements;
    };
    await statements();
    const cached = await statements();
    await make("Lute", "9.00", { tags: ["acoustic"] });
    expect(await statements()).toBe(cached + 1);
    expect((await tagsOf("(first: 1)")).data.tags.nodes).toEqual([{ name: "acoustic", productCount: 2 }]);
  });
});

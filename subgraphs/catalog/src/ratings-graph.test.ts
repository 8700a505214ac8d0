import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
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
});

afterAll(async () => resources.disposeAsync());

async function rated(name: string, average: number | null, count: number): Promise<string> {
  const input = { sku: name.replaceAll(" ", "-"), name, price: { amount: "5.00", currency: "CAD" }, tags: ["rated"] };
  const { data } = await serviceContext.execute(
    catalog,
    `mutation ($input: CreateProductInput!) { createProduct(input: $input) { ... on Product { id } } }`,
    { input },
    { as: admin },
  );
  const { id } = data.createProduct;
  await record({ productId: id, average, count, version: 1 });
  return id;
}

async function record(input: object): Promise<unknown> {
  const mutation = `mutation ($input: RecordRatingInput!) { recordRating(input: $input) }`;
  return (await serviceContext.execute(catalog, mutation, { input }, { from: "reviews" })).data?.recordRating;
}

async function names(filter: string, more = ""): Promise<string[]> {
  const query = `{ products(filter: { tags: ["rated"] ${filter} }, sort: RATING, first: 10 ${more}) { nodes { name } } }`;
  return (await serviceContext.execute(catalog, query)).data.products.nodes.map(({ name }: { name: string }) => name);
}

test("lists are sorted and filtered by the rating, and few reviews count less than many", async () => {
  await rated("unrated", null, 0);
  await rated("liked by one", 5, 1);
  const often = await rated("liked by many", 4.6, 40);
  await rated("disliked", 1.5, 12);
  expect(await names("")).toEqual(["liked by many", "liked by one", "disliked", "unrated"]);
  expect(await names("minRating: 4")).toEqual(["liked by many", "liked by one"]);
  expect(await names(`minRating: 4, search: "many"`)).toEqual(["liked by many"]);

  const first = `{ products(filter: { tags: ["rated"] }, sort: RATING, first: 2) { pageInfo { endCursor } } }`;
  const { endCursor } = (await serviceContext.execute(catalog, first)).data.products.pageInfo;
  expect(await names("", `, after: "${endCursor}"`)).toEqual(["disliked", "unrated"]);

  await record({ productId: often, average: 2, count: 90, version: 2 });
  expect(await names("minRating: 4")).toEqual(["liked by one"]);
});

test("keeps the newest version of a rating", async () => {
  const id = await rated("twice", 2, 3);
  await record({ productId: id, average: 4, count: 4, version: 3 });
  await record({ productId: id, average: 1, count: 1, version: 2 });
  expect(await names("minRating: 4")).toContain("twice");
  await record({ productId: id, average: null, count: 0, version: 4 });
  expect(await names("minRating: 1")).not.toContain("twice");
});

test.each([randomUUID(), "unknown"])("a rating of product %s, which does not exist, is refused", async (productId) => {
  expect(await record({ productId, average: 4, count: 1, version: 1 })).toBe(false);
});

test.each([0, 6])("a filter by a rating of %i stars is not accepted", async (minRating) => {
  const query = `{ products(filter: { minRating: ${minRating} }) { nodes { id } } }`;
  const { errors } = await serviceContext.execute(catalog, query);
  expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
});

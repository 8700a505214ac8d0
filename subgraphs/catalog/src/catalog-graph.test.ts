import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { WorkCounters, runInRequest } from "@souk/kernel/logging/request-context";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import { startCatalog } from "./app.js";
import { catalogDatabase } from "./store/database-definition.js";
import { fakeInventory } from "./testing/fake-inventory.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const customer = { id: randomUUID(), role: "CUSTOMER" } as const;
const received: [string, number][] = [];
let catalog: Subgraph;
let serviceContext: TestServiceContext;
let resources: AsyncDisposableStack;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const database = resources.use(await TestDatabase.create("catalog", catalogDatabase));
  serviceContext = await testServiceContext();
  const inventory = {
    ...fakeInventory,
    receiveInitialStock: async (...receipt: [string, number]) => void received.push(receipt),
  };
  const config = { database: database.settings, currency: "CAD", demoData: false, publicUrl: "https://souk.example" };
  catalog = resources.use(await startCatalog(config, serviceContext, { inventory }));
});

afterAll(async () => resources.disposeAsync());

const madeUpCursor = Buffer.from('["NEWEST","soon","me"]').toString("base64url");
const createProduct = `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
  __typename
  ... on Product { id sku slug price { amount currency } tags isActive }
  ... on Problem { code message } ... on Conflict { field } ... on InvalidInput { fields { path message } } } }`;
const keyboard = {
  sku: "KEY-1",
  name: "Keyboard Ærø",
  price: { amount: "49.9", currency: "CAD" },
  tags: ["USB", "usb "],
};

async function create(input: object): Promise<any> {
  return (await serviceContext.execute(catalog, createProduct, { input }, { as: admin })).data.createProduct;
}

describe("createProduct", () => {
  test("returns the product with its exact price and trimmed tags", async () => {
    expect(await create({ ...keyboard, initialStock: 4 })).toMatchObject({
      __typename: "Product",
      sku: "KEY-1",
      price: { amount: "49.90", currency: "CAD" },
      tags: ["usb"],
      isActive: true,
    });
    expect(received).toContainEqual([expect.any(String), 4]);
  });

  test("names the field of a SKU that is taken", async () => {
    expect(await create(keyboard)).toMatchObject({ __typename: "Conflict", code: "CONFLICT", field: "sku" });
  });

  test("creates a free product", async () => {
    const free = await create({ ...keyboard, sku: "FREE-1", price: { amount: "0", currency: "CAD" } });
    expect(free.price).toEqual({ amount: "0.00", currency: "CAD" });
  });

  test("gives a second product with the same name its own slug", async () => {
    const [first, second] = [
      await create({ ...keyboard, sku: "A-1", name: "Twin" }),
      await create({ ...keyboard, sku: "A-2", name: "Twin" }),
    ];
    expect([first.slug, second.slug]).toEqual(["twin", "twin-a-2"]);
  });

  test.each([
    ["an empty name", { name: " " }, ["name"]],
    ["a negative price", { price: { amount: "-1", currency: "CAD" } }, ["price.amount"]],
    ["more digits than cents", { price: { amount: "1.001", currency: "CAD" } }, ["price.amount"]],
    ["another currency", { price: { amount: "1", currency: "EUR" } }, ["price.currency"]],
    ["an unknown category", { categories: ["nowhere"] }, ["categories.0"]],
    ["negative stock", { initialStock: -1 }, ["initialStock"]],
    ["a SKU with spaces", { sku: "a b" }, ["sku"]],
    ["two faults at once", { name: "", sku: "" }, ["sku", "name"]],
    ["a fault and an unknown category at once", { name: "", categories: ["nowhere"] }, ["name", "categories.0"]],
    ["an impossible category", { categories: ["a\0"] }, ["categories.0"]],
  ])("S4-45: refuses %s", async (_case, change, paths) => {
    const answer = await create({ ...keyboard, sku: "NEW", ...change });
    expect(answer.__typename).toBe("InvalidInput");
    expect([...new Set(answer.fields.map((field: { path: string }) => field.path))]).toEqual(paths);
  });

  test.each([
    ["an anonymous viewer", undefined, "UNAUTHENTICATED"],
    ["a customer", customer, "FORBIDDEN"],
  ])("S3-05, S3-22, S3-46: is refused to %s", async (_who, as, code) => {
    const body = await serviceContext.execute(catalog, createProduct, { input: keyboard }, as ? { as } : {});
    expect(body.data.createProduct).toBeNull();
    expect(body.errors?.[0]?.extensions?.code).toBe(code);
  });
});

describe("updateProduct", () => {
  const update = `mutation ($input: UpdateProductInput!) { updateProduct(input: $input) {
    __typename ... on Product { name description tags price { amount } } ... on InvalidInput { fields { path } } } }`;

  test("changes given fields, clears null fields and keeps absent fields", async () => {
    const { id } = await create({ ...keyboard, sku: "UPD", description: "old" });
    const change = async (input: object): Promise<any> =>
      (await serviceContext.execute(catalog, update, { input: { id, ...input } }, { as: admin })).data.updateProduct;
    expect(await change({ name: "New" })).toMatchObject({
      name: "New",
      description: "old",
      tags: ["usb"],
      price: { amount: "49.90" },
    });
    expect(await change({ description: null })).toMatchObject({ name: "New", description: null });
    expect(await change({ name: null })).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "name" }] });
    expect(await change({ price: null })).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "price" }] });
  });

  test.each([[randomUUID()], ["not-an-id"]])("says NotFound for %s", async (id) => {
    const body = await serviceContext.execute(catalog, update, { input: { id, name: "x" } }, { as: admin });
    expect(body.data.updateProduct.__typename).toBe("NotFound");
  });
});

describe("visibility to the public", () => {
  test("admins alone see an inactive product; a retired product can only be resolved by its key", async () => {
    const { id } = await create({ ...keyboard, sku: "HID", isActive: false });
    const query = `query ($id: ID) { product(id: $id) { sku } }`;
    expect((await serviceContext.execute(catalog, query, { id })).data.product).toBeNull();
    expect((await serviceContext.execute(catalog, query, { id }, { as: admin })).data.product).toEqual({ sku: "HID" });
    const remove = `mutation ($id: ID!) { deleteProduct(id: $id) { __typename } }`;
    expect((await serviceContext.execute(catalog, remove, { id }, { as: admin })).data.deleteProduct.__typename).toBe(
      "DeletedProduct",
    );
    expect((await serviceContext.execute(catalog, remove, { id }, { as: admin })).data.deleteProduct.__typename).toBe(
      "NotFound",
    );
    expect((await serviceContext.execute(catalog, query, { id }, { as: admin })).data.product).toBeNull();
    const entity = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { sku isActive } } }`;
    const representation = { __typename: "Product", id };
    expect((await serviceContext.execute(catalog, entity, { r: [representation] })).data._entities).toEqual([
      { sku: "HID", isActive: false },
    ]);
  });

  test.each([
    ["no key", "{ product { id } }"],
    ["two keys", '{ product(sku: "a", slug: "b") { id } }'],
    ["a page too large", "{ products(first: 101) { totalCount } }"],
    ["a page of size 0", "{ products(first: 0) { totalCount } }"],
    ["a malformed cursor", '{ products(after: "zzz") { totalCount } }'],
    ["a cursor invented by a client", `{ products(after: "${madeUpCursor}") { totalCount nodes { id } } }`],
    ["a text that cannot be stored", '{ product(sku: "a\\u0000b") { id } }'],
    ["both ends", "{ products(first: 1, last: 1) { totalCount } }"],
    ["a price that is not a number", '{ products(filter: { minPrice: "cheap" }) { totalCount } }'],
    ["an unknown field", "{ nothing }"],
    ["half a document", "{ products"],
  ])("%s is BAD_USER_INPUT", async (_case, query) => {
    expect((await serviceContext.execute(catalog, query)).errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });
});

describe("the cost of a request", () => {
  test("a page of products with pictures, categories and their product counts takes three statements at any size", async () => {
    const query = `{ products(first: 50) { nodes { id images { url } categories { slug } } totalCount } }`;
    expect(await statementsOf(query)).toBe(3);
  });

  test("the products of all categories take one statement, and their counts one more", async () => {
    const category = `mutation ($name: String!) { createCategory(input: { name: $name }) { __typename } }`;
    for (const name of ["Audio", "Desk", "Garden"])
      await serviceContext.execute(catalog, category, { name }, { as: admin });
    expect(await statementsOf(`{ categories { products(first: 3) { nodes { id } totalCount } } }`)).toBe(3);
  });

  async function statementsOf(query: string): Promise<number> {
    const counters = new WorkCounters();
    const body = await runInRequest({ counters }, () => serviceContext.execute(catalog, query));
    expect(body.errors).toBeUndefined();
    return counters.sqlStatements;
  }
});

describe("service authentication", () => {
  test("a request without a service token is refused, also with an admin's", async () => {
    for (const headers of [{}, { authorization: await serviceContext.bearer({ id: randomUUID(), role: "ADMIN" }) }]) {
      const { status, body } = await catalog.execute({ query: "{ categories { id } }" }, headers);
      expect([status, body.data, body.errors?.[0]?.extensions?.code]).toEqual([401, undefined, "UNAUTHENTICATED"]);
    }
  });

  test("a service token for another audience, or under another name, is refused", async () => {
    const token = await serviceContext.serviceTokens.issue("router", "cart");
    const own = await serviceContext.serviceTokens.issue("router", "catalog");
    const request = async (headers: Record<string, string>): Promise<number> =>
      (await catalog.execute({ query: "{ categories { id } }" }, headers)).status;
    expect(await request({ "x-service-authorization": token, "x-service-name": "router" })).toBe(401);
    expect(await request({ "x-service-authorization": own, "x-service-name": "cart" })).toBe(401);
    expect(await request({ "x-service-authorization": own, "x-service-name": "router" })).toBe(200);
  });
});

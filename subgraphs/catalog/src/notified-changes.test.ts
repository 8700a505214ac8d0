import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { EntityChanges } from "@souk/kernel/cache/entities/entity-changes";
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
let notified: string[] = [];
let fails = false;
let made = 0;

/** Records each notified change, and checks that it was notified in a transaction. */
const changes: EntityChanges = {
  async beforeCommit(manager, type, ids) {
    if (!manager.queryRunner?.isTransactionActive) throw new Error("told too late");
    if (fails) throw new Error("told, and then taken back");
    notified.push(...ids.map((id) => `${type} ${id}`));
  },
  jobs: {},
};

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const database = resources.use(await TestDatabase.create("catalog", catalogDatabase));
  serviceContext = await testServiceContext();
  const config = { database: database.settings, currency: "CAD", demoData: false, publicUrl: "https://souk.example" };
  catalog = resources.use(await startCatalog(config, serviceContext, { inventory: fakeInventory, changes }));
  await mutate("createCategory", { name: "Lamps" });
});

afterAll(async () => resources.disposeAsync());

beforeEach(() => {
  notified = [];
  fails = false;
});

async function mutate(name: string, input: object, { fields = "__typename", from = "router" } = {}): Promise<any> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) ${fields && `{ ${fields} }`} }`;
  const body = await serviceContext.execute(catalog, query, { input }, { as: admin, from });
  if (!fails) expect(body.errors).toBeUndefined();
  return body.data?.[name];
}

const price = { amount: "5.00", currency: "CAD" };
const withImages = { fields: "... on Product { id images { id } }" };
const fromCourses = { from: "courses" };

async function product(): Promise<{ id: string; sku: string; images: string[] }> {
  made += 1;
  const sku = `SKU-${made}`;
  const { id } = await mutate(
    "createProduct",
    { sku, name: `Lamp ${made}`, price },
    { fields: "... on Product { id }" },
  );
  const add = (url: string) => mutate("addProductImage", { productId: id, url }, withImages);
  await add("/1.png");
  const { images } = await add("/2.png");
  notified = [];
  return { id, sku, images: images.map((image: { id: string }) => image.id) };
}

async function courseProduct(): Promise<string> {
  const id = randomUUID();
  await mutate(
    "createCourseProduct",
    { id, name: "Weaving", price, categories: [] },
    { fields: "fields { path }", ...fromCourses },
  );
  notified = [];
  return id;
}

const paths: [path: string, change: (of: Awaited<ReturnType<typeof product>>) => Promise<unknown>][] = [
  ["a price", ({ id }) => mutate("updateProduct", { id, price: { amount: "6.00", currency: "CAD" } })],
  ["a name, by an id in capitals", ({ id }) => mutate("updateProduct", { id: id.toUpperCase(), name: "Other" })],
  ["categories", ({ id }) => mutate("updateProduct", { id, categories: ["lamps"] })],
  ["many at once", ({ id }) => mutate("updateProducts", { ids: [id], isActive: false }, { fields: "missing" })],
  ["tags of many", ({ id }) => mutate("updateProducts", { ids: [id], addTags: ["new"] }, { fields: "missing" })],
  ["another picture", ({ id }) => mutate("addProductImage", { productId: id, url: "/3.png" })],
  ["a removed picture", ({ id, images }) => mutate("removeProductImage", { productId: id, imageId: images[0] })],
  [
    "pictures in another order",
    ({ id, images }) => mutate("reorderProductImages", { productId: id, imageIds: images.toReversed() }),
  ],
  [
    "a replaced picture",
    async ({ id }) => {
      const [from, to] = ["a", "b"].map((letter) => `/media/${letter.repeat(64)}-400x300/320.webp`);
      await mutate("addProductImage", { productId: id, url: from });
      notified = [];
      const replace = `mutation { replacePicture(from: "${"a".repeat(64)}", to: "${to}") }`;
      const { data } = await serviceContext.execute(catalog, replace, {}, { from: "media" });
      expect(data).toEqual({ replacePicture: 1 });
    },
  ],
  ["an alternative text", ({ images }) => mutate("updateProductImage", { imageId: images[0], alt: "a lamp" })],
  [
    "an import",
    ({ sku }) => mutate("importProducts", { rows: [{ line: 2, sku, price: "7.00" }] }, { fields: "rows { outcome }" }),
  ],
  [
    "the retirement, by an id in capitals",
    ({ id }) =>
      serviceContext.execute(
        catalog,
        `mutation { deleteProduct(id: "${id.toUpperCase()}") { __typename } }`,
        {},
        { as: admin },
      ),
  ],
];

test.each(paths)("caches are notified of %s of a product before the commit", async (_path, change) => {
  const of = await product();
  await change(of);
  expect(notified).toEqual([`Product ${of.id}`]);
});

test.each<[string, (id: string) => Promise<unknown>]>([
  [
    "a course's price",
    (id) => mutate("updateCourseProduct", { id, price }, { fields: "fields { path }", ...fromCourses }),
  ],
  [
    "a course on sale",
    (id) => mutate("setCourseProductActive", { productId: id, isActive: true }, { fields: "", ...fromCourses }),
  ],
])("caches are notified of %s before the commit", async (_path, change) => {
  const id = await courseProduct();
  await change(id);
  expect(notified).toEqual([`Product ${id}`]);
});

test("a change fails if caches cannot be notified, not even by a job", async () => {
  const { id } = await product();
  fails = true;
  await mutate("updateProduct", { id, name: "Untold" });
  const { data } = await serviceContext.execute(catalog, `{ product(id: "${id}") { name } }`);
  expect(data.product.name).not.toBe("Untold");
});

test("without notifications caches keep nothing; with them a product, and not what depends on many", async () => {
  const { id } = await product();
  const headers = async () => ({
    "x-service-name": "router",
    "x-service-authorization": await serviceContext.serviceTokens.issue("router", "catalog"),
  });
  const query = (fields: string) =>
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Product { ${fields} } } }`;
  const variables = { of: [{ __typename: "Product", id }] };
  const secondsOf = async (fields: string) =>
    (await catalog.execute({ query: query(fields), variables }, await headers())).publicSeconds;
  expect([await secondsOf("name price { amount } images { url }"), await secondsOf("name related { id }")]).toEqual([
    300, 1,
  ]);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import { startCatalog } from "./app.js";
import { catalogDatabase } from "./store/database-definition.js";
import { fakeInventory } from "./testing/fake-inventory.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const instructor = { id: randomUUID(), role: "INSTRUCTOR" } as const;
let catalog: Subgraph;
let serviceContext: TestServiceContext;
let resources: AsyncDisposableStack;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const database = resources.use(await TestDatabase.create("catalog", catalogDatabase));
  serviceContext = await testServiceContext();
  const config = { database: database.settings, currency: "CAD", demoData: false, publicUrl: "https://souk.example" };
  catalog = resources.use(await startCatalog(config, serviceContext, { inventory: fakeInventory }));
  const category = `mutation { createCategory(input: { name: "Courses" }) { __typename } }`;
  await serviceContext.execute(catalog, category, {}, { as: admin });
});

afterAll(async () => resources.disposeAsync());

const createCourseProduct = `mutation ($input: CreateCourseProductInput!) {
  createCourseProduct(input: $input) { fields { path message } } }`;
const setCourseProductActive = `mutation ($input: SetCourseProductActiveInput!) { setCourseProductActive(input: $input) }`;
const updateCourseProduct = `mutation ($input: UpdateCourseProductInput!) {
  updateCourseProduct(input: $input) { fields { path message } } }`;
const weaving = {
  name: "Weaving for Beginners",
  description: "Warp and weft.",
  price: { amount: "59", currency: "CAD" },
  categories: ["courses"],
};

async function create(input: object): Promise<string[]> {
  const body = await serviceContext.execute(
    catalog,
    createCourseProduct,
    { input },
    { from: "courses", as: instructor },
  );
  return body.data.createCourseProduct.fields.map((field: { path: string }) => field.path);
}

async function setActive(productId: string, isActive: boolean): Promise<boolean> {
  const variables = { input: { productId, isActive } };
  return (await serviceContext.execute(catalog, setCourseProductActive, variables, { from: "courses" })).data
    .setCourseProductActive;
}

async function find(id: string, as?: typeof admin): Promise<any> {
  const query = `query ($id: ID) { product(id: $id) {
    sku slug name description kind isActive price { amount } categories { slug } } }`;
  return (await serviceContext.execute(catalog, query, { id }, as ? { as } : {})).data.product;
}

describe("createCourseProduct", () => {
  test("creates an inactive product of kind COURSE", async () => {
    const id = "abcdef01-0000-4000-8000-000000000001";
    expect(await create({ id, ...weaving })).toEqual([]);
    expect(await find(id)).toBeNull();
    expect(await find(id, admin)).toEqual({
      sku: "CRS-ABCDEF01",
      slug: "weaving-for-beginners",
      name: "Weaving for Beginners",
      description: "Warp and weft.",
      kind: "COURSE",
      isActive: false,
      price: { amount: "59.00" },
      categories: [{ slug: "courses" }],
    });
  });

  test("creates one product for repeated and concurrent calls with one id", async () => {
    const id = randomUUID();
    const input = { id, ...weaving, name: "Repeated" };
    expect(await Promise.all([create(input), create(input), create(input)])).toEqual([[], [], []]);
    expect(await create({ ...input, name: "Other" })).toEqual([]);
    const { data } = await serviceContext.execute(
      catalog,
      `{ products(filter: { search: "repeated" }) { totalCount } }`,
      {},
      { as: admin },
    );
    expect(data.products.totalCount).toBe(1);
    expect((await find(id, admin)).name).toBe("Repeated");
  });

  test("takes more digits of the id into the SKU when another product has it", async () => {
    const [first, second] = ["bbbbbbbb-1111-4000-8000-000000000001", "bbbbbbbb-2222-4000-8000-000000000001"];
    await create({ ...weaving, id: first });
    await create({ ...weaving, id: second });
    expect([(await find(first, admin)).sku, (await find(second, admin)).sku]).toEqual([
      "CRS-BBBBBBBB",
      "CRS-BBBBBBBB2222",
    ]);
  });

  test.each([
    ["an empty name", { name: " " }, ["name"]],
    ["a long description", { description: "x".repeat(10_001) }, ["description"]],
    ["another currency", { price: { amount: "1", currency: "EUR" } }, ["price.currency"]],
    ["more digits than cents", { price: { amount: "1.001", currency: "CAD" } }, ["price.amount"]],
    ["two faults at once", { name: "", price: { amount: "-1", currency: "CAD" } }, ["name", "price.amount"]],
    ["an unknown category after a repeated one", { categories: ["courses", "courses", "nowhere"] }, ["categories.2"]],
    ["a malformed id", { id: "7" }, ["id"]],
  ])("names the invalid fields of %s and creates nothing", async (_case, change, paths) => {
    const id = randomUUID();
    expect(await create({ id, ...weaving, ...change })).toEqual(paths);
    expect(await find(id, admin)).toBeNull();
  });

  test("creates nothing with `checkOnly`", async () => {
    const id = randomUUID();
    expect(await create({ id, ...weaving, checkOnly: true })).toEqual([]);
    expect(await create({ id, ...weaving, price: { amount: "-1", currency: "CAD" }, checkOnly: true })).toEqual([
      "price.amount",
    ]);
    expect(await find(id, admin)).toBeNull();
  });
});

describe("updateCourseProduct", () => {
  async function update(input: object): Promise<string[]> {
    const body = await serviceContext.execute(catalog, updateCourseProduct, { input }, { from: "courses" });
    return body.data.updateCourseProduct.fields.map((field: { path: string }) => field.path);
  }

  test("changes given fields, keeps the others and the slug, and a repeat returns the same", async () => {
    const id = randomUUID();
    await create({ id, ...weaving, name: "Felting" });
    const change = { id, name: "Felting by Hand", description: null, price: { amount: "61.50", currency: "CAD" } };
    expect([await update(change), await update(change)]).toEqual([[], []]);
    expect(await find(id, admin)).toMatchObject({
      slug: "felting",
      name: "Felting by Hand",
      description: null,
      price: { amount: "61.50" },
      categories: [{ slug: "courses" }],
      isActive: false,
    });
    expect(await update({ id, categories: [] })).toEqual([]);
    expect(await find(id, admin)).toMatchObject({ name: "Felting by Hand", categories: [] });
  });

  test("names the invalid fields and changes nothing, also with `checkOnly`", async () => {
    const id = randomUUID();
    await create({ id, ...weaving });
    const wrong = { id, name: " ", price: { amount: "-1", currency: "CAD" }, categories: ["nowhere"] };
    expect(await update(wrong)).toEqual(["name", "price.amount", "categories.0"]);
    expect(await update({ id, name: "Checked", checkOnly: true })).toEqual([]);
    expect((await find(id, admin)).name).toBe(weaving.name);
  });

  test("refuses a price for a retired product or a product that is not a course, and changes nothing", async () => {
    const goods = `mutation { createProduct(input: { sku: "G-2", name: "Shuttle", price: { amount: "1", currency: "CAD" } }) {
      ... on Product { id } } }`;
    const { id: shuttle } = (await serviceContext.execute(catalog, goods, {}, { as: admin })).data.createProduct;
    const retired = randomUUID();
    await create({ id: retired, ...weaving });
    const remove = `mutation ($id: ID!) { deleteProduct(id: $id) { __typename } }`;
    await serviceContext.execute(catalog, remove, { id: retired }, { as: admin });
    for (const id of [shuttle, retired, "no-id"]) {
      expect(await update({ id, price: { amount: "2", currency: "CAD" } })).toEqual(["price"]);
      expect(await update({ id, name: "Other" })).toEqual([]);
    }
    expect(await find(shuttle, admin)).toMatchObject({ name: "Shuttle", price: { amount: "1.00" } });
  });
});

describe("setCourseProductActive", () => {
  test("puts a course on sale and takes it off, and a repeat returns true", async () => {
    const id = randomUUID();
    await create({ id, ...weaving });
    expect([await setActive(id, true), await setActive(id, true), (await find(id)).isActive]).toEqual([
      true,
      true,
      true,
    ]);
    expect([await setActive(id, false), await find(id)]).toEqual([true, null]);
  });

  test("changes only courses, and does not restore a retired product", async () => {
    const goods = `mutation { createProduct(input: { sku: "G-1", name: "Loom", isActive: false,
      price: { amount: "1", currency: "CAD" } }) { ... on Product { id } } }`;
    const { id: loom } = (await serviceContext.execute(catalog, goods, {}, { as: admin })).data.createProduct;
    expect([await setActive(loom, true), (await find(loom, admin)).isActive]).toEqual([false, false]);
    const retired = randomUUID();
    await create({ id: retired, ...weaving });
    await serviceContext.execute(
      catalog,
      `mutation ($id: ID!) { deleteProduct(id: $id) { __typename } }`,
      { id: retired },
      { as: admin },
    );
    expect(await setActive(retired, true)).toBe(false);
    expect([await setActive(randomUUID(), true), await setActive("not-an-id", true)]).toEqual([false, false]);
  });
});

test.each([
  ["createCourseProduct", createCourseProduct, { id: randomUUID(), ...weaving }],
  ["updateCourseProduct", updateCourseProduct, { id: randomUUID(), name: "Other" }],
  ["setCourseProductActive", setCourseProductActive, { productId: randomUUID(), isActive: true }],
])("%s is for services alone", async (_name, mutation, input) => {
  const body = await serviceContext.execute(catalog, mutation, { input }, { as: admin });
  expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
});

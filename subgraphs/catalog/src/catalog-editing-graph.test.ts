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
let made = 0;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const database = resources.use(await TestDatabase.create("catalog", catalogDatabase));
  serviceContext = await testServiceContext();
  const config = { database: database.settings, currency: "CAD", demoData: false, publicUrl: "https://souk.example" };
  catalog = resources.use(await startCatalog(config, serviceContext, { inventory: fakeInventory }));
});

afterAll(async () => resources.disposeAsync());

const problemFields = `__typename ... on Problem { code message } ... on InvalidInput { fields { path message } }`;
const shown = `${problemFields} ... on Product { id sku slug isActive tags categories { slug } images { id url alt position } updatedAt }`;

/** Runs the named mutation with one input. */
async function mutate(name: string, input: object, fields = shown): Promise<any> {
  const clash = /^(create|update)(Product|Category)$/.test(name) ? "... on Conflict { field }" : "";
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${clash} ${fields} } }`;
  const body = await serviceContext.execute(catalog, query, { input }, { as: admin });
  expect(body.errors).toBeUndefined();
  return body.data[name];
}

function product(more: object = {}): Promise<any> {
  made += 1;
  return mutate("createProduct", {
    sku: `SKU-${made}`,
    name: `Thing ${made}`,
    price: { amount: "5.00", currency: "CAD" },
    ...more,
  });
}

const category = (name: string): Promise<any> =>
  mutate("createCategory", { name }, `${problemFields} ... on Category { id slug }`);
const paths = ({ fields }: any): string[] => fields.map(({ path }: { path: string }) => path);

async function pictured(count: number): Promise<any> {
  const { id } = await product();
  let answer;
  for (let n = 1; n <= count; n += 1) answer = await mutate("addProductImage", { productId: id, url: `/${n}.png` });
  return answer;
}

const urls = ({ images }: any): string[] => images.map(({ url }: { url: string }) => url);

describe("updateProduct", () => {
  test("changes the SKU and slug of a product", async () => {
    const { id } = await product();
    expect(await mutate("updateProduct", { id, sku: "OTHER-1", slug: "other-one" })).toMatchObject({
      sku: "OTHER-1",
      slug: "other-one",
    });
  });

  test("returns Conflict for the SKU or slug of another product", async () => {
    const [one, other] = [await product(), await product()];
    expect(await mutate("updateProduct", { id: one.id, sku: other.sku })).toMatchObject({
      code: "CONFLICT",
      field: "sku",
    });
    expect(await mutate("updateProduct", { id: one.id, slug: other.slug })).toMatchObject({
      code: "CONFLICT",
      field: "slug",
    });
    expect(await mutate("updateProduct", { id: one.id, sku: one.sku })).toMatchObject({ __typename: "Product" });
  });

  test.each([
    ["no SKU", { sku: null }, ["sku"]],
    ["a SKU with spaces", { sku: "a b" }, ["sku"]],
    ["an invalid slug", { slug: "A b" }, ["slug"]],
  ])("refuses %s", async (_case, change, wrong) => {
    expect(paths(await mutate("updateProduct", { id: (await product()).id, ...change }))).toEqual(wrong);
  });
});

describe("the weight of a product", () => {
  const weight = `${problemFields} ... on Product { id weightGrams }`;

  test("is null when absent, changes, and is cleared by null", async () => {
    const { id } = await product();
    expect(await mutate("updateProduct", { id }, weight)).toMatchObject({ weightGrams: null });
    expect(await mutate("updateProduct", { id, weightGrams: 1_000_000 }, weight)).toMatchObject({
      weightGrams: 1_000_000,
    });
    expect(await mutate("updateProduct", { id, name: "Heavy" }, weight)).toMatchObject({ weightGrams: 1_000_000 });
    expect(await mutate("updateProduct", { id, weightGrams: null }, weight)).toMatchObject({ weightGrams: null });
  });

  test.each([-1, 1_000_001])("cannot be %s", async (weightGrams) => {
    expect(paths(await product({ weightGrams }))).toEqual(["weightGrams"]);
    expect(paths(await mutate("updateProduct", { id: (await product()).id, weightGrams }))).toEqual(["weightGrams"]);
  });

  test("filters lists by inclusive bounds; a product without one is not in them", async () => {
    await product({ weightGrams: 700 });
    await product({ weightGrams: 800, tags: ["weighed"] });
    const found = async (filter: object) => {
      const query = `query ($filter: ProductFilter) { products(filter: $filter) { totalCount nodes { weightGrams } } }`;
      const { data } = await serviceContext.execute(catalog, query, { filter });
      return data.products.nodes.map(({ weightGrams }: any) => weightGrams);
    };
    expect(await found({ minWeightGrams: 800, maxWeightGrams: 800 })).toEqual([800]);
    expect(await found({ minWeightGrams: 700, maxWeightGrams: 799 })).toEqual([700]);
  });

  test("is imported from a cell, and a blank cell keeps it", async () => {
    const fields = `rows { outcome product { weightGrams } problems { path } }`;
    const run = async (cells: object) => {
      const row = { line: 2, sku: "WEIGHED", title: "Weighed", price: "5.00", ...cells };
      return (await mutate("importProducts", { rows: [row] }, fields)).rows[0];
    };
    expect(await run({ weightGrams: " 1200 " })).toMatchObject({ outcome: "CREATED", product: { weightGrams: 1200 } });
    expect(await run({ weightGrams: "" })).toMatchObject({ outcome: "UNCHANGED", product: { weightGrams: 1200 } });
    expect(await run({ weightGrams: "1300" })).toMatchObject({ outcome: "UPDATED", product: { weightGrams: 1300 } });
    expect(await run({ weightGrams: "1.5" })).toMatchObject({ outcome: "FAILED", problems: [{ path: "weightGrams" }] });
  });
});

describe("categories", () => {
  const fields = `${problemFields} ... on Category { name slug description }`;

  test("change only in the given fields", async () => {
    const { id } = await category("Lamps");
    const change = (input: object) => mutate("updateCategory", { id, ...input }, fields);
    expect(await change({ description: " They shine. " })).toMatchObject({ name: "Lamps", description: "They shine." });
    expect(await change({ name: "Lights", slug: "lights" })).toEqual({
      __typename: "Category",
      name: "Lights",
      slug: "lights",
      description: "They shine.",
    });
    expect(await change({ description: null })).toMatchObject({ name: "Lights", description: null });
    expect(paths(await change({ name: null, slug: "NO" }))).toEqual(["name", "slug"]);
  });

  test("cannot take the slug of another category, and NotFound is returned for an unknown id", async () => {
    const [one, other] = [await category("One"), await category("Other")];
    expect(await mutate("updateCategory", { id: one.id, slug: other.slug }, fields)).toMatchObject({ field: "slug" });
    for (const id of [randomUUID(), "none"])
      expect((await mutate("updateCategory", { id, name: "x" }, fields)).__typename).toBe("NotFound");
  });

  test("are deleted without their products", async () => {
    const { id } = await category("Going");
    const { sku } = await product({ categories: ["going"] });
    const remove = `mutation ($id: ID!) { deleteCategory(id: $id) { __typename ... on DeletedCategory { id } } }`;
    const removal = async () =>
      (await serviceContext.execute(catalog, remove, { id }, { as: admin })).data.deleteCategory;
    expect(await removal()).toEqual({ __typename: "DeletedCategory", id });
    expect((await removal()).__typename).toBe("NotFound");
    const found = `query ($sku: String) { product(sku: $sku) { categories { slug } } category(slug: "going") { id } }`;
    expect((await serviceContext.execute(catalog, found, { sku })).data).toEqual({
      product: { categories: [] },
      category: null,
    });
  });
});

describe("product images", () => {
  test("behind a removed image move up", async () => {
    const { id, images } = await pictured(3);
    const left = await mutate("removeProductImage", { productId: id, imageId: images[0].id });
    expect(urls(left)).toEqual(["/2.png", "/3.png"]);
    expect(left.images.map(({ position }: { position: number }) => position)).toEqual([0, 1]);
    expect(await mutate("removeProductImage", { productId: id, imageId: images[0].id })).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(urls(await mutate("addProductImage", { productId: id, url: "/4.png" }))).toEqual([
      "/2.png",
      "/3.png",
      "/4.png",
    ]);
  });

  test("take the given positions", async () => {
    const { id, images } = await pictured(3);
    const [one, two, three] = images.map((image: { id: string }) => image.id);
    const reorder = (imageIds: string[]) => mutate("reorderProductImages", { productId: id, imageIds });
    expect(urls(await reorder([three, one, two]))).toEqual(["/3.png", "/1.png", "/2.png"]);
    for (const some of [[one, two], [one, two, two], [one, two, three, randomUUID()], [one, two, "x"], []])
      expect(paths(await reorder(some))).toEqual(["imageIds"]);
  });

  test("have an alternative text or none", async () => {
    const { images } = await pictured(1);
    const saveAlt = async (alt: string | null) =>
      (await mutate("updateProductImage", { imageId: images[0].id, alt })).images[0].alt;
    expect([await saveAlt("A lamp"), await saveAlt(" ")]).toEqual(["A lamp", null]);
    const tooMuch = await mutate("updateProductImage", { imageId: images[0].id, alt: "x".repeat(301) });
    expect(paths(tooMuch)).toEqual(["alt"]);
  });

  test.each([
    ["removeProductImage", { productId: "none", imageId: "none" }],
    ["removeProductImage", { productId: randomUUID(), imageId: randomUUID() }],
    ["reorderProductImages", { productId: randomUUID(), imageIds: [] }],
    ["updateProductImage", { imageId: randomUUID(), alt: "x" }],
    ["updateProductImage", { imageId: "none" }],
  ])("%s for an unknown id is NotFound: %j", async (name, input) => {
    expect((await mutate(name, input)).__typename).toBe("NotFound");
  });

  test("cannot be changed on a retired product", async () => {
    const { id, images } = await pictured(1);
    await serviceContext.execute(catalog, `mutation { deleteProduct(id: "${id}") { __typename } }`, {}, { as: admin });
    expect((await mutate("updateProductImage", { imageId: images[0].id, alt: "x" })).__typename).toBe("NotFound");
  });
});

describe("updateProducts", () => {
  const fields = `products { id isActive tags categories { slug } updatedAt } missing problems { path message }`;
  const update = (input: object) => mutate("updateProducts", input, fields);
  const slugs = ({ categories }: any) => categories.map(({ slug }: { slug: string }) => slug);

  test("changes all products that exist, and names the unknown ids", async () => {
    for (const name of ["Blue", "Green"]) await category(name);
    const one = await product({ tags: ["old", "kept"], categories: ["blue"] });
    const two = await product({ isActive: false });
    const ids = [two.id, randomUUID(), one.id, "none", two.id];
    const change = {
      isActive: true,
      addTags: ["New", "kept"],
      removeTags: ["old"],
      addCategories: ["green"],
      removeCategories: ["blue"],
    };
    const { products, missing, problems } = await update({ ids, ...change });
    expect(problems).toEqual([]);
    expect(missing).toEqual([ids[1], "none"]);
    expect(products.map(({ id }: { id: string }) => id)).toEqual([two.id, one.id]);
    expect(products.map((each: any) => [each.isActive, each.tags, slugs(each)])).toEqual([
      [true, ["new", "kept"], ["green"]],
      [true, ["kept", "new"], ["green"]],
    ]);
  });

  test("does not alter a product that already matches, nor its time of change", async () => {
    const { id, updatedAt } = await product({ tags: ["a"] });
    expect((await update({ ids: [id], isActive: true, addTags: ["a"] })).products).toMatchObject([{ updatedAt }]);
  });

  test("changes nothing if one product would exceed a limit", async () => {
    const twenty = Array.from({ length: 20 }, (_, n) => `t${n}`);
    const [one, full] = [await product(), await product({ tags: twenty })];
    const { products, problems } = await update({ ids: [one.id, full.id], addTags: ["more"], isActive: false });
    expect([products, problems]).toEqual([[], [{ path: "ids.1", message: "would have more than 20 tags" }]]);
    const query = `query ($id: ID) { product(id: $id) { tags isActive } }`;
    const { data } = await serviceContext.execute(catalog, query, { id: one.id }, { as: admin });
    expect(data.product).toEqual({ tags: [], isActive: true });
  });

  test.each([
    ["no products", { ids: [] }, ["ids"]],
    ["too many products", { ids: Array(101).fill("x") }, ["ids"]],
    ["an unknown category to add", { ids: ["x"], addCategories: ["nowhere"] }, ["addCategories.0"]],
    ["an unknown category to remove", { ids: ["x"], removeCategories: ["nowhere"] }, ["removeCategories.0"]],
    ["an empty tag", { ids: ["x"], addTags: [" "] }, ["addTags.0"]],
  ])("refuses %s", async (_case, input, wrong) => {
    const { products, problems } = await update(input);
    expect([products, problems.map(({ path }: { path: string }) => path)]).toEqual([[], wrong]);
  });

  test("takes as many statements for fifty products as for two", async () => {
    const ids = [];
    for (let n = 0; n < 50; n += 1) ids.push((await product()).id);
    const statementsOf = async (some: string[], tag: string): Promise<number> => {
      const counters = new WorkCounters();
      await runInRequest({ counters }, () => update({ ids: some, addTags: [tag] }));
      return counters.sqlStatements;
    };
    expect(await statementsOf(ids, "x")).toBe(await statementsOf(ids.slice(0, 2), "y"));
  });

  test("concurrent changes of the same products in any order do not deadlock", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push((await product()).id);
    const rounds = Array.from({ length: 10 }, (_, n) =>
      update({ ids: n % 2 ? ids : ids.toReversed(), addTags: [`r${n}`] }),
    );
    for (const { products } of await Promise.all(rounds)) expect(products).toHaveLength(5);
  });
});

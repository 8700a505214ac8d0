import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import { startCatalog } from "./app.js";
import type { InventoryPeer, KnownStock, StockList } from "./domain/peers.js";
import { catalogDatabase } from "./store/database-definition.js";
import { fakeInventory } from "./testing/fake-inventory.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
let catalog: Subgraph;
let serviceContext: TestServiceContext;
let resources: AsyncDisposableStack;
/** The stock levels of the fake inventory. */
const levels = new Map<string, KnownStock>();
let lists: StockList[] = [];
let isUnavailable = false;
let rows = 0;

/** Behaves like inventory: applies each list once, and sets no level below the reserved quantity. */
const inventory: InventoryPeer = {
  ...fakeInventory,
  stockOf: async (ids) => {
    if (isUnavailable) throw new ServiceUnavailableError("inventory");
    return ids.flatMap((id) => levels.get(id) ?? []);
  },
  setStock: async (list) => {
    if (isUnavailable) throw new ServiceUnavailableError("inventory");
    if (!lists.some(({ eventId }) => eventId === list.eventId)) {
      lists.push(list);
      for (const { productId, onHand } of list.lines)
        levels.set(productId, { productId, onHand, reserved: levels.get(productId)?.reserved ?? 0 });
    }
    return list.lines.flatMap(({ productId }) => levels.get(productId) ?? []);
  },
};

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const database = resources.use(await TestDatabase.create("catalog", catalogDatabase));
  serviceContext = await testServiceContext();
  const config = { database: database.settings, currency: "CAD", demoData: false, publicUrl: "https://souk.example" };
  catalog = resources.use(await startCatalog(config, serviceContext, { inventory }));
});

beforeEach(() => {
  isUnavailable = false;
  lists = [];
});

afterAll(async () => resources.disposeAsync());

const mutation = `mutation ($input: ImportProductsInput!) { importProducts(input: $input) { rows { line outcome
  product { id sku slug name description price { amount } tags isActive categories { name slug } images { url alt position } updatedAt }
  problems { path message } } } }`;

async function request(input: object): Promise<any> {
  return serviceContext.execute(catalog, mutation, { input }, { as: admin });
}

async function run(given: object[], more: object = {}): Promise<any[]> {
  const numbered = given.map((each, index) => ({ line: index + 2, ...each }));
  const body = await request({ rows: numbered, ...more });
  expect(body.errors).toBeUndefined();
  return body.data.importProducts.rows;
}

const outcomes = (answer: any[]): string[] => answer.map(({ outcome }) => outcome);
const faults = ({ problems }: any): string[] => problems.map(({ path }: any) => path);

/** Returns a row with its own SKU. */
function row(more: object = {}): any {
  rows += 1;
  return { sku: `IMP-${rows}`, title: `Import ${rows}`, price: "5.00", ...more };
}

describe("a new product", () => {
  test("is created with its categories, pictures and stock", async () => {
    const given = row({
      handle: "blue-lamp",
      description: "It shines.",
      tags: ["Blue"],
      categories: ["Lamps", "Home & Garden"],
      images: [{ url: "/1.png", alt: "A lamp" }, { url: "/2.png" }],
      stock: "7",
      published: false,
    });
    const [made] = await run([given]);
    expect(made).toMatchObject({
      line: 2,
      outcome: "CREATED",
      problems: [],
      product: { sku: given.sku, slug: "blue-lamp", price: { amount: "5.00" }, tags: ["blue"], isActive: false },
    });
    expect(made.product.categories).toEqual([
      { name: "Home & Garden", slug: "home-garden" },
      { name: "Lamps", slug: "lamps" },
    ]);
    expect(made.product.images.map(({ url, alt, position }: any) => [url, alt, position])).toEqual([
      ["/1.png", "A lamp", 0],
      ["/2.png", null, 1],
    ]);
    expect(lists).toEqual([
      { eventId: expect.any(String), actorId: admin.id, lines: [{ productId: made.product.id, onHand: 7 }] },
    ]);
  });

  test("gets its own slug when its handle is taken, in the file or by another product", async () => {
    const given = [row({ handle: "twin" }), row({ handle: "twin" })];
    const made = await run(given);
    expect(made.map(({ product }) => product.slug)).toEqual(["twin", `twin-${given[1].sku.toLowerCase()}`]);
  });

  test("needs a title and a price", async () => {
    const [failed] = await run([{ sku: "BARE-1" }]);
    expect([failed.outcome, failed.product, faults(failed)]).toEqual(["FAILED", null, ["title", "price"]]);
  });
});

describe("a repeat of the same rows", () => {
  test("changes nothing, including stock and the time of change", async () => {
    const given = [row({ stock: "3", categories: ["Rugs"], tags: ["a"], images: [{ url: "/1.png" }] }), row()];
    const first = await run(given);
    const again = await run(given);
    expect([outcomes(first), outcomes(again)]).toEqual([
      ["CREATED", "CREATED"],
      ["UNCHANGED", "UNCHANGED"],
    ]);
    expect(again.map(({ product }) => product)).toEqual(first.map(({ product }) => product));
    // inventory may receive the list of an earlier test again
    const ids = first.map(({ product }) => product.id);
    expect(lists.filter(({ lines }) => lines.some(({ productId }) => ids.includes(productId)))).toHaveLength(1);
  });

  test("creates each product once in concurrent imports", async () => {
    const given = [row({ categories: ["At once"] }), row({ categories: ["At once"] })];
    const answers = await Promise.all([run(given), run(given), run(given.toReversed())]);
    expect(answers.flatMap(outcomes).sort()).toEqual(["CREATED", "CREATED", ...Array(4).fill("UNCHANGED")]);
  });
});

describe("an existing product", () => {
  test.each([
    ["a price", { price: "9.99" }, { price: { amount: "9.99" } }],
    [
      "a title, but not the slug",
      { title: "Another", handle: "another-handle" },
      { name: "Another", slug: "kept-slug" },
    ],
    ["a description that is cleared", { description: "" }, { description: null }],
    ["tags", { tags: ["x"] }, { tags: ["x"] }],
    ["tags to none", { tags: [] }, { tags: [] }],
    ["another category", { categories: ["Bags"] }, { categories: [{ name: "Bags", slug: "bags" }] }],
    ["whether it is on sale", { published: false }, { isActive: false }],
    ["pictures", { images: [{ url: "/9.png" }] }, { images: [{ url: "/9.png", alt: null, position: 0 }] }],
  ])("changes in %s, and in nothing else", async (_what, change, after) => {
    const sku = `KEPT-${randomUUID()}`;
    const whole = {
      sku,
      title: "Kept",
      price: "5.00",
      description: "Old.",
      tags: ["a"],
      categories: ["Kept"],
      images: [{ url: "/1.png" }],
    };
    const [made] = await run([{ ...whole, handle: `kept-slug-${sku.toLowerCase()}` }]);
    const [changed] = await run([{ sku, ...change }]);
    const slug = made.product.slug;
    expect(changed).toMatchObject({ outcome: "UPDATED", problems: [] });
    const expected = { ...made.product, ...after, ...("slug" in after ? { slug } : {}), updatedAt: expect.any(String) };
    expect(changed.product).toEqual(expected);
  });

  test("is matched to a category by its name, also when the slug differs", async () => {
    const create = `mutation { createCategory(input: { name: "Tools & Co", slug: "tools" }) { __typename } }`;
    await serviceContext.execute(catalog, create, {}, { as: admin });
    const [made] = await run([row({ categories: ["tools & CO"] })]);
    expect(made.product.categories).toEqual([{ name: "Tools & Co", slug: "tools" }]);
  });

  test("keeps units that are reserved for orders", async () => {
    const given = row({ stock: "5" });
    const [made] = await run([given]);
    levels.set(made.product.id, { productId: made.product.id, onHand: 5, reserved: 3 });
    const [failed, fine] = await run([{ sku: given.sku, stock: "2", price: "6.00" }, row()]);
    expect([failed.outcome, faults(failed), fine.outcome]).toEqual(["FAILED", ["stock"], "CREATED"]);
    expect(outcomes(await run([{ sku: given.sku, price: "5.00" }]))).toEqual(["UNCHANGED"]);
  });
});

describe("rows that fail", () => {
  test("do not affect the others, and each reports all its problems", async () => {
    const good = row();
    const answer = await run([
      { ...row(), price: "x", stock: "y" },
      good,
      { ...good, title: "Twice" },
      { title: "No SKU" },
    ]);
    expect(outcomes(answer)).toEqual(["FAILED", "CREATED", "FAILED", "FAILED"]);
    expect(answer.map(faults)).toEqual([["price", "stock"], [], ["sku"], ["sku"]]);
    expect(answer[2].problems[0].message).toBe("is on line 3 already");
  });

  test("create no categories", async () => {
    await run([row({ categories: ["Never made"], price: "x" })]);
    const { data } = await serviceContext.execute(catalog, `{ category(slug: "never-made") { id } }`);
    expect(data.category).toBeNull();
  });
});

test("a dry run returns the same result and writes nothing", async () => {
  const there = row({ tags: ["a"] });
  await run([there]);
  lists = [];
  const given = [row({ stock: "4", categories: ["Dry"] }), { ...there, tags: ["b"] }, there, { ...row(), price: "x" }];
  const dry = await run([given[0], given[1], given[3]], { dryRun: true });
  expect(outcomes(dry)).toEqual(["CREATED", "UPDATED", "FAILED"]);
  expect(dry[0].product).toBeNull();
  // The outbox may send the stock of `there` once more in the meantime.
  expect(lists.flatMap(({ lines }) => lines).filter(({ onHand }) => onHand === 4)).toEqual([]);
  expect((await serviceContext.execute(catalog, `{ category(slug: "dry") { id } }`)).data.category).toBeNull();
  expect(outcomes(await run([given[0], given[2]]))).toEqual(["CREATED", "UNCHANGED"]);
});

describe("while inventory is unavailable", () => {
  test("rows with stock of existing products write nothing", async () => {
    const given = row({ stock: "1" });
    await run([given]);
    isUnavailable = true;
    const body = await request({ rows: [{ line: 2, ...given, price: "9.00" }] });
    expect(body.errors?.[0]?.extensions?.code).toBe("SUBGRAPH_UNAVAILABLE");
    isUnavailable = false;
    expect(outcomes(await run([given]))).toEqual(["UNCHANGED"]);
  });

  test("a new product is still created: the outbox delivers its stock", async () => {
    isUnavailable = true;
    expect(outcomes(await run([row({ stock: "1" })]))).toEqual(["CREATED"]);
  });
});

test("an import takes as many statements for 200 rows as for 2", async () => {
  const statementsOf = async (count: number): Promise<number> => {
    const given = Array.from({ length: count }, () =>
      row({ categories: [`C${rows % 7}`], stock: "2", images: [{ url: "/1.png" }] }),
    );
    const work = async (change: object): Promise<number> => {
      const counters = new WorkCounters();
      const changed = given.map((each) => ({ ...each, ...change }));
      const answer = await runInRequest({ counters }, () => run(changed));
      expect(new Set(outcomes(answer)).size).toBe(1);
      return counters.sqlStatements;
    };
    return (await work({})) + (await work({ price: "7.00", tags: ["new"] }));
  };
  await run(Array.from({ length: 7 }, () => row({ categories: [`C${rows % 7}`] })));
  expect(await statementsOf(200)).toBe(await statementsOf(2));
});

test.each([
  ["no rows", 0],
  ["more than 200 rows", 201],
])("%s is BAD_USER_INPUT", async (_case, count) => {
  const body = await request({ rows: Array.from({ length: count }, () => ({ line: 2 })) });
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.rows" });
});

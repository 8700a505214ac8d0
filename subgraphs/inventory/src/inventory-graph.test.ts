import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { Subgraph } from "@souk/kernel/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testSurroundings, type TestSurroundings } from "@souk/kernel/testing/test-surroundings";
import { startInventory } from "./app.js";
import type { KnownProduct } from "./domain/product-directory.js";
import { inventoryDatabase } from "./store/database-definition.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const customer = { id: randomUUID(), role: "CUSTOMER" } as const;
const [goods, course, away] = [randomUUID(), randomUUID(), randomUUID()];
let inventory: Subgraph;
let surroundings: TestSurroundings;
let opened: AsyncDisposableStack;

beforeAll(async () => {
  opened = new AsyncDisposableStack();
  const database = opened.use(await TestDatabase.create("inventory", inventoryDatabase));
  surroundings = await testSurroundings();
  const known: Record<string, KnownProduct> = { [goods]: { kind: "PHYSICAL" }, [course]: { kind: "COURSE" } };
  const findProduct = async (id: string): Promise<KnownProduct | null> => {
    if (id === away) throw new ServiceUnavailableError("catalog");
    return known[id] ?? null;
  };
  const config = { database: database.settings, reservationSeconds: 900, demoData: false };
  inventory = opened.use(await startInventory(config, surroundings, { products: { findProduct } }));
});

afterAll(async () => opened.disposeAsync());

const adjust = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) {
  __typename ... on Product { id } ... on Problem { code } ... on Conflict { field } ... on InvalidInput { fields { path } } } }`;

async function adjustBy(productId: string, delta: number, reason = "count"): Promise<any> {
  const variables = { input: { productId, delta, reason } };
  return (await surroundings.ask(inventory, adjust, variables, { as: admin })).data.adjustStock;
}

async function stockOf(id: string, kind: string, as?: typeof admin | typeof customer): Promise<any> {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { stock { onHand reserved available inStock } } } }`;
  const variables = { r: [{ __typename: "Product", id, kind }] };
  return (await surroundings.ask(inventory, query, variables, as ? { as } : {})).data._entities[0].stock;
}

describe("stock of a product", () => {
  test("is nothing before anything was received, and null for a course", async () => {
    expect(await stockOf(randomUUID(), "PHYSICAL")).toEqual({
      onHand: null,
      reserved: null,
      available: 0,
      inStock: false,
    });
    expect(await stockOf(course, "COURSE")).toBeNull();
  });

  test("shows the counts behind it to admins alone", async () => {
    await adjustBy(goods, 4);
    expect(await stockOf(goods, "PHYSICAL", customer)).toEqual({
      onHand: null,
      reserved: null,
      available: 4,
      inStock: true,
    });
    expect(await stockOf(goods, "PHYSICAL", admin)).toEqual({ onHand: 4, reserved: 0, available: 4, inStock: true });
  });
});

describe("adjustStock", () => {
  test.each([
    ["more than is there goes", goods, -1000, { __typename: "Conflict", field: "delta" }],
    ["nothing", goods, 0, { __typename: "InvalidInput", fields: [{ path: "delta" }] }],
    ["too much", goods, 2_000_000_000, { __typename: "InvalidInput", fields: [{ path: "delta" }] }],
    ["a course", course, 1, { __typename: "InvalidInput", fields: [{ path: "productId" }] }],
    ["an unknown product", randomUUID(), 1, { __typename: "NotFound" }],
    ["an id that is none", "x", 1, { __typename: "NotFound" }],
  ])("%s is refused", async (_case, productId, delta, refusal) => {
    expect(await adjustBy(productId, delta)).toMatchObject(refusal);
  });

  test("says which service is missing when the catalog does not answer", async () => {
    const variables = { input: { productId: away, delta: 1, reason: "count" } };
    const body = await surroundings.ask(inventory, adjust, variables, { as: admin });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", service: "catalog" });
  });

  test("is for admins", async () => {
    const body = await surroundings.ask(
      inventory,
      adjust,
      { input: { productId: goods, delta: 1, reason: "x" } },
      { as: customer },
    );
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});

describe("what only services may do", () => {
  test.each([
    'reserveStock(input: { orderId: "x", lines: [] }) { shortages { available } }',
    'commitReservation(orderId: "x")',
    'releaseReservation(orderId: "x")',
  ])("%s is refused to a client, an admin too", async (field) => {
    const body = await surroundings.ask(inventory, `mutation { ${field} }`, {}, { as: admin });
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test("an order's reservation raises what is reserved, its commit lowers what is on hand", async () => {
    const [productId, orderId] = [randomUUID(), randomUUID()];
    const run = async (query: string, variables: object): Promise<any> =>
      (await surroundings.ask(inventory, query, { ...variables }, { from: "orders" })).data;
    await run(`mutation ($input: ReceiveStockInput!) { receiveStock(input: $input) }`, {
      input: { eventId: productId, productId, quantity: 5, reason: "initial stock" },
    });
    const reserve = `mutation ($input: ReserveStockInput!) { reserveStock(input: $input) { shortages { requested available } } }`;
    const lines = [
      { productId, quantity: 1 },
      { productId, quantity: 2 },
    ];
    expect((await run(reserve, { input: { orderId, lines } })).reserveStock.shortages).toEqual([]);
    expect(await stockOf(productId, "PHYSICAL", admin)).toMatchObject({ onHand: 5, reserved: 3, available: 2 });
    await run(`mutation ($id: ID!) { commitReservation(orderId: $id) }`, { id: orderId });
    expect(await stockOf(productId, "PHYSICAL", admin)).toMatchObject({ onHand: 2, reserved: 0, available: 2 });
  });
});

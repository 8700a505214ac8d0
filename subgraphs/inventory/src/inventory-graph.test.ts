import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { admin, course, customer, lamp, InventoryHarness } from "./testing/inventory-harness.js";

let inventory: InventoryHarness;

beforeAll(async () => {
  inventory = await InventoryHarness.start();
});

afterAll(async () => inventory[Symbol.asyncDispose]());

describe("stock of a product", () => {
  test("is zero before the first receipt, and null for a course", async () => {
    expect(await inventory.stockOf(randomUUID(), "PHYSICAL")).toEqual({
      onHand: null,
      reserved: null,
      available: 0,
      inStock: false,
    });
    expect(await inventory.stockOf(course, "COURSE")).toBeNull();
  });

  test("shows onHand and reserved to admins only", async () => {
    await inventory.adjustBy(lamp, 4);
    expect(await inventory.stockOf(lamp, "PHYSICAL", customer)).toEqual({
      onHand: null,
      reserved: null,
      available: 4,
      inStock: true,
    });
    expect(await inventory.stockOf(lamp, "PHYSICAL", admin)).toEqual({
      onHand: 4,
      reserved: 0,
      available: 4,
      inStock: true,
    });
  });
});

describe("operations for services", () => {
  test.each([
    'returnStock(input: { eventId: "x", orderId: "x", lines: [] })',
    'holdReservation(orderId: "x")',
    'reserveStock(input: { orderId: "x", lines: [] }) { shortages { available } }',
    'commitReservation(orderId: "x")',
    'releaseReservation(orderId: "x")',
  ])("%s is refused to clients, even to an admin", async (field) => {
    const body = await inventory.serviceContext.execute(inventory.subgraph, `mutation { ${field} }`, {}, { as: admin });
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test.each([
    ['reserveStock(input: { orderId: "x", lines: [] }) { shortages { available } }', "input.orderId"],
    [
      `reserveStock(input: { orderId: "${lamp}", lines: [{ productId: "x", quantity: 1 }] }) { __typename }`,
      "input.lines.0.productId",
    ],
    [
      `reserveStock(input: { orderId: "${lamp}", lines: [{ productId: "${lamp}", quantity: 0 }] }) { __typename }`,
      "input.lines.0.quantity",
    ],
    ['returnStock(input: { eventId: "e", orderId: "x", lines: [] })', "input.orderId"],
    [`returnStock(input: { eventId: "", orderId: "${lamp}", lines: [] })`, "input.eventId"],
    ['commitReservation(orderId: "x")', "orderId"],
    ['releaseReservation(orderId: "x")', "orderId"],
    ['holdReservation(orderId: "x")', "orderId"],
  ])("%s is BAD_USER_INPUT", async (field, argument) => {
    const body = await inventory.serviceContext.execute(
      inventory.subgraph,
      `mutation { ${field} }`,
      {},
      { from: "orders" },
    );
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
  });

  test("S2-18: a reservation raises reserved, and its commit lowers onHand", async () => {
    const [productId, orderId] = [randomUUID(), randomUUID()];
    const run = async (query: string, variables: object, from = "orders"): Promise<any> =>
      (await inventory.serviceContext.execute(inventory.subgraph, query, { ...variables }, { from })).data;
    const receipt = { eventId: productId, productId, quantity: 5, reason: "initial stock" };
    const receive = `mutation ($input: ReceiveStockInput!) { receiveStock(input: $input) }`;
    await run(receive, { input: receipt }, "catalog");
    const reserve = `mutation ($input: ReserveStockInput!) { reserveStock(input: $input) { shortages { requested available } } }`;
    const lines = [
      { productId, quantity: 1 },
      { productId, quantity: 2 },
    ];
    expect((await run(reserve, { input: { orderId, lines } })).reserveStock.shortages).toEqual([]);
    expect(await inventory.stockOf(productId, "PHYSICAL", admin)).toMatchObject({
      onHand: 5,
      reserved: 3,
      available: 2,
    });
    const action = async (field: string): Promise<unknown> =>
      Object.values(await run(`mutation ($id: ID!) { ${field}(orderId: $id) }`, { id: orderId }))[0];
    expect([await action("holdReservation"), await action("commitReservation")]).toEqual([true, true]);
    expect(await inventory.stockOf(productId, "PHYSICAL", admin)).toMatchObject({
      onHand: 2,
      reserved: 0,
      available: 2,
    });
    expect([await action("holdReservation"), await action("commitReservation")]).toEqual([false, true]);
    const back = `mutation ($input: ReturnStockInput!) { returnStock(input: $input) }`;
    const returned = { eventId: randomUUID(), orderId, lines };
    expect(await run(back, { input: returned })).toEqual({ returnStock: true });
    expect(await run(back, { input: returned })).toEqual({ returnStock: true });
    expect(await run(back, { input: { ...returned, eventId: randomUUID() } })).toEqual({ returnStock: false });
    expect(await inventory.stockOf(productId, "PHYSICAL", admin)).toMatchObject({
      onHand: 5,
      reserved: 0,
      available: 5,
    });
  });

  test("hold and commit return false for an order without a reservation", async () => {
    const query = `mutation ($id: ID!) { holdReservation(orderId: $id) commitReservation(orderId: $id) }`;
    const body = await inventory.serviceContext.execute(
      inventory.subgraph,
      query,
      { id: randomUUID() },
      { from: "orders" },
    );
    expect(body.data).toEqual({ holdReservation: false, commitReservation: false });
  });
});

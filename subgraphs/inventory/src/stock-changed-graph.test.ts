import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { TimedReader } from "@souk/kernel/testing/timed-reader";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import { startInventory } from "./app.js";
import { inventoryDatabase } from "./store/database-definition.js";

let inventory: Subgraph;
let serviceContext: TestServiceContext;
let resources: AsyncDisposableStack;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const database = resources.use(await TestDatabase.create("inventory", inventoryDatabase));
  serviceContext = await testServiceContext();
  const config = { database: database.settings, reservationSeconds: 900, demoData: false };
  const products = { findProduct: async () => ({ kind: "PHYSICAL" as const }) };
  const orders = { mayExpire: async () => true };
  inventory = resources.use(await startInventory(config, serviceContext, { products, orders: orders as never }));
});

afterAll(async () => resources.disposeAsync());

async function listen(productId: string): Promise<TimedReader<unknown>> {
  const query = `subscription ($id: ID!) { stockChanged(productId: $id) { id } }`;
  return new TimedReader(await serviceContext.listen(inventory, query, { id: productId }));
}

const changed = (id: string) => ({ data: { stockChanged: { id } } });

const run = (mutation: string, variables: Record<string, unknown>) =>
  serviceContext.execute(inventory, mutation, variables, { from: "orders" });
const receive = (productId: string, quantity: number) =>
  serviceContext.execute(
    inventory,
    `mutation ($input: ReceiveStockInput!) { receiveStock(input: $input) }`,
    { input: { eventId: randomUUID(), productId, quantity, reason: "test" } },
    { from: "catalog" },
  );
const reserve = (orderId: string, lines: readonly { productId: string; quantity: number }[]) =>
  run(`mutation ($input: ReserveStockInput!) { reserveStock(input: $input) { shortages { productId } } }`, {
    input: { orderId, lines },
  });

test("stockChanged reports a checkout, its end and a receipt to every subscriber", async () => {
  const [lamp, orderId] = [randomUUID(), randomUUID()];
  const events = await listen(lamp);
  expect(await events.next()).toEqual(changed(lamp));
  await events.settled();
  await receive(lamp, 5);
  expect(await events.next()).toEqual(changed(lamp));
  await events.settled();
  await reserve(orderId, [{ productId: lamp, quantity: 2 }]);
  expect(await events.next()).toEqual(changed(lamp));
  await run(`mutation ($id: ID!) { commitReservation(orderId: $id) }`, { id: orderId });
  expect(await events.next()).toEqual(changed(lamp));
});

test("stockChanged reports nothing for a reservation that fails on another line", async () => {
  const [lamp, desk] = [randomUUID(), randomUUID()];
  await receive(lamp, 5);
  const events = await listen(lamp);
  await events.settled();
  const lines = [lamp, desk].map((productId) => ({ productId, quantity: 1 }));
  const { data } = await reserve(randomUUID(), lines);
  expect(data.reserveStock.shortages).toEqual([{ productId: desk }]);
  expect(await events.next(400)).toBeUndefined();
});

test("stockChanged ends after one null for an id that is no product id", async () => {
  const events = await listen("nothing");
  expect(await events.next()).toEqual({ data: { stockChanged: null } });
  expect(await events.next()).toBe("ended");
});

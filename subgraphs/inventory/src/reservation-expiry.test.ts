import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { eventually } from "@souk/kernel/testing/eventually";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import pg from "pg";
import { startInventory } from "./app.js";
import type { EndingReservation, OrdersPeer } from "./domain/peers.js";
import { inventoryDatabase } from "./store/database-definition.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
/** The answers of orders for each order, one per call. */
const answers = new Map<string, ("release" | "keep" | "unavailable")[]>();
const requests: EndingReservation[] = [];
let inventory: Subgraph;
let client: pg.Client;
let serviceContext: TestServiceContext;
let resources: AsyncDisposableStack;

const orders: OrdersPeer = {
  async expireReservation(reservation) {
    const { orderId } = reservation;
    requests.push(reservation);
    const answer = answers.get(orderId)?.shift();
    if (answer === "unavailable") throw new ServiceUnavailableError("orders");
    return answer === "release";
  },
};

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const database = resources.use(await TestDatabase.create("inventory", inventoryDatabase));
  client = resources.adopt(new pg.Client({ connectionString: database.url }), (opened) => opened.end());
  await client.connect();
  serviceContext = await testServiceContext();
  // longer than a test, whose reservations end by expire(), and short enough to be checked at their end alone
  const config = { database: database.settings, reservationSeconds: 60, demoData: false };
  const products = { findProduct: async () => ({ kind: "PHYSICAL" as const }) };
  inventory = resources.use(await startInventory(config, serviceContext, { products, orders }));
});

afterAll(async () => resources.disposeAsync());

async function send(query: string, variables: Record<string, unknown>, from = "orders"): Promise<any> {
  const body = await serviceContext.execute(inventory, query, variables, { from });
  expect(body.errors).toBeUndefined();
  return body.data;
}

/** Creates an order that reserves the only unit of a product, and sets the answers of orders for its expiry. */
async function reserved(
  ...replies: ("release" | "keep" | "unavailable")[]
): Promise<{ orderId: string; productId: string }> {
  const [orderId, productId] = [randomUUID(), randomUUID()];
  answers.set(orderId, replies);
  const receipt = { eventId: productId, productId, quantity: 1, reason: "initial stock" };
  await send(`mutation ($input: ReceiveStockInput!) { receiveStock(input: $input) }`, { input: receipt }, "catalog");
  const input = { orderId, lines: [{ productId, quantity: 1 }] };
  const { reserveStock } = await send(
    `mutation ($input: ReserveStockInput!) { reserveStock(input: $input) { shortages { available } expiresAt } }`,
    { input },
  );
  expect(reserveStock).toEqual({ shortages: [], expiresAt: expect.any(String) });
  return { orderId, productId };
}

async function stockOf(productId: string): Promise<{ onHand: number; reserved: number }> {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { stock { onHand reserved } } } }`;
  const variables = { r: [{ __typename: "Product", id: productId, kind: "PHYSICAL" }] };
  return (await serviceContext.execute(inventory, query, variables, { as: admin })).data._entities[0].stock;
}

/** Moves the time of an order's job to now, once the job is not running. */
async function runJob(orderId: string): Promise<void> {
  const job = "payload -> 'data' ->> 'orderId' = $1 and locked_at is null";
  await eventually(async () => {
    const moved = await client.query(`update graphile_worker._private_jobs set run_at = now() where ${job}`, [orderId]);
    expect(moved.rowCount).toBe(1);
  });
}

/** Moves the end of an order's reservation to now. */
async function expire(orderId: string): Promise<void> {
  const end = "update reservations set expires_at = date_trunc('milliseconds', now()) where order_id = $1";
  await client.query(`${end} and expires_at is not null`, [orderId]);
  await runJob(orderId);
}

async function expectRequests(orderId: string, times: number): Promise<void> {
  const count = () => requests.filter((request) => request.orderId === orderId).length;
  for (let attempts = 0; attempts < 400 && count() < times; attempts += 1) await setTimeout(25);
  expect(count()).toBe(times);
}

/** Waits until the answer of orders has its effect: then the job is gone. */
async function jobEnded(orderId: string): Promise<void> {
  await eventually(async () => {
    const jobs = "select 1 from graphile_worker._private_jobs where payload -> 'data' ->> 'orderId' = $1";
    expect((await client.query(jobs, [orderId])).rows).toEqual([]);
  });
}

const commit = (id: string) => send(`mutation ($id: ID!) { commitReservation(orderId: $id) }`, { id });

describe("when a reservation expires", () => {
  test("orders is asked, and the units are released if it agrees", async () => {
    const { orderId, productId } = await reserved("release");
    expect(await stockOf(productId)).toEqual({ onHand: 1, reserved: 1 });
    await expire(orderId);
    await expectRequests(orderId, 1);
    await jobEnded(orderId);
    expect(await stockOf(productId)).toEqual({ onHand: 1, reserved: 0 });
    expect(await commit(orderId)).toEqual({ commitReservation: false });
  });

  test("the units are held when the payment is under way or unknown", async () => {
    const { orderId, productId } = await reserved("keep");
    await expire(orderId);
    await expectRequests(orderId, 1);
    await jobEnded(orderId);
    expect(await stockOf(productId)).toEqual({ onHand: 1, reserved: 1 });
    expect(await commit(orderId)).toEqual({ commitReservation: true });
  });

  test("the units are free while orders is unavailable, and the job asks again", async () => {
    const { orderId, productId } = await reserved("unavailable", "release");
    await expire(orderId);
    await expectRequests(orderId, 1);
    expect(await stockOf(productId)).toEqual({ onHand: 1, reserved: 0 });
    await runJob(orderId);
    await expectRequests(orderId, 2);
    await jobEnded(orderId);
    const [first, second] = requests.filter((request) => request.orderId === orderId);
    expect(second).toEqual(first);
    expect(await commit(orderId)).toEqual({ commitReservation: false });
  });

  test("orders is not asked about a sold or released reservation", async () => {
    const sold = await reserved();
    await commit(sold.orderId);
    const released = await reserved();
    await send(`mutation ($id: ID!) { releaseReservation(orderId: $id) }`, { id: released.orderId });
    const other = await reserved("release");
    for (const { orderId } of [sold, released, other]) await expire(orderId);
    await expectRequests(other.orderId, 1);
    for (const { orderId } of [sold, released]) await jobEnded(orderId);
    const about = requests.map(({ orderId }) => orderId);
    expect(about).not.toContain(sold.orderId);
    expect(about).not.toContain(released.orderId);
  });
});

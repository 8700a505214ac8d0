// own shop: an address may open only three streams
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AdvanceOrderDocument, OrderChangedDocument, StockChangedDocument } from "../generated/operations.js";
import { buy } from "../test-kit/data/buying.js";
import { metricOf } from "../test-kit/clients/metric-of.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { startGuest } from "../test-kit/clients/guest.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { Subscription } from "../test-kit/clients/subscription.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let buyer: Shopper;
let admin: Shopper;

beforeAll(async () => {
  shop = await TestShop.create({ environment: { MAX_STREAMS_PER_ADDRESS: "3" } });
  [buyer, admin] = await Promise.all([shop.signUp(), shop.admin()]);
});

afterAll(async () => shop[Symbol.asyncDispose]());

const orderEvents = (client: ShopClient, id: string) => new Subscription(client, OrderChangedDocument, { id });
const stockEvents = (client: ShopClient, productId: string) =>
  new Subscription(client, StockChangedDocument, { productId });

async function paidOrder(): Promise<{ id: string; productId: string }> {
  const { id: productId } = await shop.product({ stock: 5 });
  return { id: (await buy(buyer, productId)).id, productId };
}

const openStreams = (): Promise<number> => metricOf(shop.client, "graphql_open_streams");

describe("an order", () => {
  test("streams its status changes with fields of other services", async () => {
    const { id } = await paidOrder();
    using events = orderEvents(buyer, id);
    const first = await events.next();
    expect(first).toMatchObject({
      data: { orderChanged: { id, status: expect.stringMatching(/^(PAID|PROCESSING)$/) } },
    });
    const sent = await events.until(({ data }) => data.orderChanged?.shipments?.length === 1);
    expect(sent.data.orderChanged).toMatchObject({ shipments: [{ trackingNumber: expect.any(String) }] });
    await admin.get(AdvanceOrderDocument, { id, to: "PROCESSING" });
    await events.until(({ data }) => data.orderChanged?.status === "PROCESSING");
    await admin.get(AdvanceOrderDocument, { id, to: "COMPLETED" });
    await events.until(({ data }) => data.orderChanged?.status === "COMPLETED");
  });

  test("the order of another user is not found, like one that does not exist", async () => {
    const { id } = await paidOrder();
    for (const [who, order] of [
      [await shop.signUp(), id],
      [await startGuest(shop.client), id],
      [buyer, randomUUID()],
    ] as const) {
      using events = orderEvents(who, order);
      expect(await events.next()).toEqual({ data: { orderChanged: null }, extensions: expect.anything() });
      expect(await events.next()).toBe("ended");
    }
  });

  test("is only for signed-in users", async () => {
    using events = orderEvents(shop.client, randomUUID());
    expect(await events.next()).toMatchObject({
      data: { orderChanged: null },
      errors: [{ path: ["orderChanged"], extensions: { code: "UNAUTHENTICATED", status: 401, service: "orders" } }],
    });
    expect(await events.next()).toBe("ended");
  });
});

describe("stock", () => {
  test("S0-41: streams to everybody while checkouts reserve it", async () => {
    const { id: productId } = await shop.product({ name: "Lamp", stock: 5 });
    using events = stockEvents(shop.client, productId);
    expect(await events.next()).toMatchObject({
      data: { stockChanged: { id: productId, name: "Lamp", stock: { available: expect.any(Number) } } },
    });
    await events.settled();
    await buy(buyer, productId);
    await events.until(({ data }) => data.stockChanged?.stock?.available === 4);
  });
});

describe("a stream", () => {
  test("is freed in every service when its client disconnects", async () => {
    const { productId } = await paidOrder();
    await eventually(async () => expect(await openStreams()).toBe(0));
    expect(await shop.listenersOf("inventory")).toBe(0);
    const events = stockEvents(shop.client, productId);
    expect(await events.next()).toMatchObject({ data: { stockChanged: { id: productId } } });
    expect(await openStreams()).toBe(1);
    expect(await shop.listenersOf("inventory")).toBe(1);
    events[Symbol.dispose]();
    await eventually(async () => expect(await openStreams()).toBe(0));
    await eventually(async () => expect(await shop.listenersOf("inventory")).toBe(0));
  });

  test("counts in the limit of its address", async () => {
    const { id: productId } = await shop.product({});
    await eventually(async () => expect(await openStreams()).toBe(0));
    const open = [1, 2, 3].map(() => stockEvents(shop.client, productId));
    for (const each of open) await each.next();
    const response = await shop.client.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({ query: StockChangedDocument.toString(), variables: { productId } }),
    });
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("10");
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: "RATE_LIMITED", limit: { name: "streams-address", max: 3 } } }],
    });
    for (const each of open) each[Symbol.dispose]();
  });

  test("logs one line for any number of events", async () => {
    const { id: productId } = await shop.product({ stock: 5 });
    const correlationId = `stream-${randomUUID()}`;
    const events = stockEvents(shop.client.with({ "x-correlation-id": correlationId }), productId);
    await events.next();
    await buy(buyer, productId);
    await events.until(({ data }) => data.stockChanged?.stock?.available === 4);
    events[Symbol.dispose]();
    const lines = async () => (await shop.logLines()).filter((line) => line.includes(correlationId));
    await eventually(async () => expect(await lines()).toHaveLength(1));
  });
});

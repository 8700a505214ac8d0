import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signAccessToken } from "@souk/kernel/identity/access-token";
import { OrderChangedDocument, StockChangedDocument } from "../generated/operations.js";
import { buy } from "../test-kit/data/buying.js";
import { metricOf } from "../test-kit/clients/metric-of.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { RawStream } from "../test-kit/clients/raw-stream.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
/** A client of a router whose streams send a heartbeat every 150 ms. */
let client: ShopClient;
let buyer: Shopper;
let productId: string;

beforeAll(async () => {
  shop = await TestShop.create();
  client = await shop.routerBeside({});
  buyer = await shop.signUp();
  ({ id: productId } = await shop.product({ name: "Lamp", stock: 1000 }));
});

afterAll(async () => shop[Symbol.asyncDispose]());

const stockEvents = StockChangedDocument.toString();

const openStreams = (): Promise<number> => metricOf(client, "graphql_open_streams");

async function freed(): Promise<void> {
  await eventually(async () => expect([await openStreams(), await shop.listenersOf("inventory")]).toEqual([0, 0]));
}

describe.each(["GET", "POST"] as const)("a subscription by %s", (method) => {
  const open = (of: ShopClient = client) =>
    RawStream.open(of, { method, query: stockEvents, variables: { productId } });

  test("is a stream that intermediaries neither cache nor buffer, and that confirms at once that it is open", async () => {
    using stream = await open();
    await stream.until(({ events }) => events.length > 0);
    expect(stream.response.status).toBe(200);
    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-store",
      "x-accel-buffering": "no",
    });
    for (const name of ["etag", "content-length", "content-encoding"])
      expect(stream.response.headers.has(name)).toBe(false);
    expect(stream.text).toMatch(/^:\n\n/);
    expect(stream.events[0]).toMatchObject({ data: { stockChanged: { id: productId, name: "Lamp" } } });
  });

  test("sends heartbeats while nothing happens, and events afterwards", async () => {
    using stream = await open();
    await stream.until(({ comments }) => comments >= 4);
    const received = stream.events.length;
    await buy(buyer, productId);
    await stream.until(({ events }) => events.length > received);
    const beats = stream.comments;
    await stream.until(({ comments }) => comments >= beats + 2);
    expect([stream.isEnded, stream.isComplete]).toEqual([false, false]);
  });

  test("is freed when its client disconnects between two heartbeats", async () => {
    await freed();
    const stream = await open();
    await stream.until(({ comments, events }) => comments >= 3 && events.length > 0);
    expect([await openStreams(), await shop.listenersOf("inventory")]).toEqual([1, 1]);
    stream[Symbol.dispose]();
    await freed();
  });
});

// waits for the end of a token that has time to open four streams
test("a subscription ends with the token of its header or cookie, after heartbeats as well", async () => {
  const { id } = await buy(buyer, productId);
  const claims = { sub: buyer.id, username: "b", role: "CUSTOMER", sid: randomUUID() } as const;
  const token = await signAccessToken(shop.accessTokenKey, claims, new Date(), 5);
  const query = OrderChangedDocument.toString();
  const carriers: Record<string, string>[] = [{ authorization: `Bearer ${token}` }, { cookie: `souk_access=${token}` }];
  const requests = carriers.flatMap((headers) => (["GET", "POST"] as const).map((method) => ({ headers, method })));
  await Promise.all(
    requests.map(async ({ headers, method }) => {
      using stream = await RawStream.open(client.with(headers), { method, query, variables: { id } });
      await stream.until(({ events }) => events.length > 0);
      expect(stream.events[0]).toMatchObject({ data: { orderChanged: { id } } });
      await stream.until(({ isEnded }) => isEnded);
      expect(stream.comments).toBeGreaterThan(3);
      expect(stream.events.at(-1)).toMatchObject({
        errors: [
          { extensions: { code: "UNAUTHENTICATED", reason: "TOKEN_EXPIRED", correlationId: expect.any(String) } },
        ],
      });
      expect(stream.isComplete).toBe(true);
    }),
  );
});

describe("a request whose client accepts only events", () => {
  const execute = (query: string, variables: object = {}) =>
    RawStream.open(client, { method: "GET", query, variables });

  test("as a query by GET is one event that is never cached, even if the answer is public", async () => {
    using stream = await execute("query ($id: ID!) { product(id: $id) { name } }", { id: productId });
    await stream.until(({ isEnded }) => isEnded);
    expect(stream.events).toMatchObject([{ data: { product: { name: "Lamp" } } }]);
    expect(stream.isComplete).toBe(true);
    const { headers } = stream.response;
    expect([headers.get("content-type"), headers.get("cache-control"), headers.get("etag")]).toEqual([
      "text/event-stream; charset=utf-8",
      "private, no-store",
      null,
    ]);
  });

  test("as a mutation by GET is refused by its status", async () => {
    using stream = await execute("mutation { clearCart { __typename } }");
    expect([stream.response.status, stream.response.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test("as an invalid subscription by GET gets its error as an event", async () => {
    using stream = await execute("subscription { nonsense }");
    await stream.until(({ isEnded }) => isEnded);
    expect(stream.events).toMatchObject([{ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] }]);
  });
});

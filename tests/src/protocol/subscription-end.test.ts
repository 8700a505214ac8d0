// own shops: one loses a subgraph, one stops, one has Apollo's gateway
import { expect, test } from "vitest";
import { StockChangedDocument } from "../generated/operations.js";
import { Subscription } from "../test-kit/clients/subscription.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const open = (shop: TestShop, productId: string) => new Subscription(shop.client, StockChangedDocument, { productId });

test("a subgraph that stops ends the stream with an error; a later stream gets the same error", async () => {
  await using shop = await TestShop.create();
  const { id } = await shop.product({});
  using updates = open(shop, id);
  await updates.settled();
  await shop.endSubgraph("inventory");
  const ended = {
    data: { stockChanged: null },
    errors: [{ path: ["stockChanged"], extensions: { code: "SUBGRAPH_UNAVAILABLE", service: "inventory" } }],
  };
  expect(await updates.until(({ errors }) => errors !== undefined)).toMatchObject(ended);
  expect(await updates.next()).toBe("ended");
  using next = open(shop, id);
  expect(await next.next()).toMatchObject(ended);
  expect(await next.next()).toBe("ended");
});

test("a router that stops completes its streams and waits for none of them", async () => {
  const shop = await TestShop.create({ isShared: false });
  const { id } = await shop.product({});
  using updates = open(shop, id);
  await updates.settled();
  const waiting = updates.next(10_000);
  const beganAt = performance.now();
  await shop[Symbol.asyncDispose]();
  expect(await waiting).toBe("ended");
  expect(performance.now() - beganAt).toBeLessThan(10_000);
});

test("Apollo's gateway refuses subscriptions with an error", async () => {
  await using shop = await TestShop.create({ environment: { ROUTER_ENGINE: "apollo" } });
  const { id } = await shop.product({});
  const request = async (accept: string): Promise<unknown> => {
    const response = await shop.client.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept },
      body: JSON.stringify({ query: StockChangedDocument.toString(), variables: { productId: id } }),
    });
    return response.json();
  };
  const refused = {
    errors: [{ message: expect.stringContaining("ROUTER_ENGINE"), extensions: { code: "BAD_USER_INPUT" } }],
  };
  for (const accept of [
    "text/event-stream",
    "application/json, text/event-stream",
    "multipart/mixed;subscriptionSpec=1.0",
    "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9",
  ])
    expect(await request(accept)).toMatchObject(refused);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { TestRedisCluster } from "@souk/kernel/testing/redis/test-redis-cluster";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import { ShopClient as RetryingClient } from "@souk/client";
import { AddToCartDocument, CartDocument, CheckoutDocument, ProductsDocument } from "../generated/operations.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { signUp } from "../test-kit/clients/shopper.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";
import { mainJourney } from "../test-kit/journeys/main-journey.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

withRedis("a shop with a Redis Cluster", () => {
  let stack: AsyncDisposableStack;
  let cluster: TestRedisCluster;
  let shop: ShopClient;

  beforeAll(async () => {
    stack = new AsyncDisposableStack();
    const folder = stack.use(await TemporaryFolder.create());
    cluster = stack.use(await TestRedisCluster.start());
    const environment = {
      DATA_DIR: folder.in("shop"),
      PORT: String(await findFreePort(undefined)),
      REDIS_URL: cluster.url,
    };
    shop = await stack.use(ShopProcess.start({ environment })).ready();
  });

  afterAll(() => stack.disposeAsync());

  mainJourney(() => shop);

  test("no request of a client with the retry rules fails while the master of its cart is killed", async () => {
    const buyer = await signUp(shop);
    const { products } = await shop.get(ProductsDocument, { filter: { search: "keyboard", kind: "PHYSICAL" } });
    const found = products?.edges.map(({ node }) => node).find((node) => (node.stock?.available ?? 0) >= 5);
    const productId = found?.id ?? "";
    // a failover takes the time in which a cluster declares a node dead, and some more
    const client = new RetryingClient({ url: `${shop.origin}/graphql`, retry: { attempts: 12, longestPauseMs: 2000 } });
    client.hold(buyer);
    await client.send(AddToCartDocument, { input: { productId, quantity: 1 } });
    const failover = cluster.failOver(`cart:${buyer.id}`);
    let hasFailedOver = false;
    const ended = failover.then(() => (hasFailedOver = true));
    let reads = 0;
    for (; !hasFailedOver || reads < 10; reads += 1) {
      const { cart }: any = await client.send(CartDocument, {});
      expect(cart.lines).toMatchObject([{ quantity: 1, product: { id: productId } }]);
    }
    await ended;
    const { checkout }: any = await client.send(CheckoutDocument, {
      input: { idempotencyKey: randomUUID(), payment: { card: cardThat("succeeds") }, shippingAddress: homeAddress },
    });
    expect(checkout).toMatchObject({ __typename: "Order" });
  });
});

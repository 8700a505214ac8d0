import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { hasRedisServer, TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { testServiceContext } from "@souk/kernel/testing/test-service-context";
import { startCart } from "./app.js";
import { openRedis } from "./store/open-redis.js";

if (!hasRedisServer())
  process.stderr.write("no redis-server on the PATH: the cart subgraph on Redis is not tested; install it to do so\n");

withRedis("the cart subgraph on Redis", () => {
  test("needs no PostgreSQL, and is unhealthy while Redis is unavailable", async () => {
    const server = await TestRedis.start();
    const serviceContext = await testServiceContext();
    const redis = { url: server.url, waitMs: 5000 };
    const config = { store: { kind: "redis", redis }, ttlSeconds: 86_400, currency: "CAD" } as const;
    await using cart = await startCart(config, serviceContext);
    const as = { id: randomUUID(), role: "CUSTOMER" } as const;
    const productId = randomUUID();
    await using other = await openRedis(redis, serviceContext.logger);
    await other.redis.hset(`cart:${as.id}`, { [productId]: "2:1", updatedAt: "1700000000000" });

    const checkoutCart = `{ checkoutCart { lines { productId quantity } } }`;
    const answer = await serviceContext.execute(cart, checkoutCart, {}, { as, from: "orders" });
    expect(answer.data.checkoutCart).toEqual({ lines: [{ productId, quantity: 2 }] });
    await cart.checkHealth();
    const cleared = await serviceContext.execute(cart, `mutation { clearCart { totalQuantity } }`, {}, { as });
    expect(cleared.data.clearCart).toEqual({ totalQuantity: 0 });

    await server[Symbol.asyncDispose]();
    const { data, errors } = await serviceContext.execute(cart, `mutation { clearCart { id } }`, {}, { as });
    expect([data.clearCart, errors?.[0]?.extensions?.code]).toEqual([null, "SUBGRAPH_UNAVAILABLE"]);
    await untilUnhealthy(cart);
  });
});

async function untilUnhealthy(cart: Subgraph): Promise<void> {
  const deadline = Date.now() + 30_000;
  let failure: unknown;
  while (!failure && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    failure = await cart.checkHealth().then(
      () => undefined,
      (error: unknown) => error,
    );
  }
  expect(failure).toMatchObject({ message: "no connection to Redis" });
}

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createLogger } from "@souk/kernel/logging/logger";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { TestRedisCluster } from "@souk/kernel/testing/redis/test-redis-cluster";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import type { CartMerge } from "../domain/cart-store.js";
import { agingRedisStores } from "../testing/aging-stores.js";
import { cartStoreSuite } from "../testing/cart-store-suite.js";
import { openRedis, type RedisConnection } from "./open-redis.js";
import { RedisCartRepository } from "./redis-cart-repository.js";

const logger = createLogger("test", "silent");

withRedis("carts in a Redis Cluster", () => {
  let resources: AsyncDisposableStack;
  let cluster: TestRedisCluster;
  let connection: RedisConnection;

  beforeAll(async () => {
    resources = new AsyncDisposableStack();
    cluster = resources.use(await TestRedisCluster.start());
    connection = resources.use(await openRedis({ url: cluster.url, waitMs: 10_000 }, logger));
  });

  afterAll(() => resources.disposeAsync());

  cartStoreSuite(async () => ({
    ...agingRedisStores(connection.redis),
    [Symbol.asyncDispose]: async () => undefined,
  }));

  describe("a merge whose process died", () => {
    async function aMerge(store: RedisCartRepository): Promise<CartMerge & { readonly pen: string }> {
      const [mergeId, guestId, userId, pen] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as const;
      await store.addToLine({ buyerId: guestId, productId: pen, quantity: 2, at: new Date() });
      const line = { productId: pen, quantity: 2 };
      const report = { lines: [] };
      return { mergeId, guestId, userId, guest: [line], account: [], changes: [line], report, at: new Date(), pen };
    }

    /** Makes the next call of a script fail, as a process that dies does, and the taking old. */
    async function dieBefore(script: string, store: RedisCartRepository, merge: CartMerge): Promise<void> {
      const redis = connection.redis as unknown as Record<string, unknown>;
      const own = redis[script];
      redis[script] = () => Promise.reject(new Error("the process died"));
      await expect(store.mergeCarts(merge)).rejects.toThrow(ServiceUnavailableError);
      redis[script] = own;
      await connection.redis.hset(`{cart:${merge.guestId}}:taking`, "at", Math.floor(Date.now() / 1000) - 60);
    }

    test("gives the guest's cart back when the account did not get it, and the merge can be repeated", async () => {
      const store = new RedisCartRepository({ redis: connection.redis, ttlSeconds: 1000 });
      const merge = await aMerge(store);
      await dieBefore("mergeTaken", store, merge);
      expect((await store.readCart(merge.guestId)).lines).toMatchObject([{ productId: merge.pen, quantity: 2 }]);
      expect(await store.findMerge(merge)).toBeNull();
      expect(await store.mergeCarts(merge)).toMatchObject({ kind: "merged" });
      expect((await store.readCart(merge.userId)).lines).toMatchObject([{ productId: merge.pen, quantity: 2 }]);
    });

    test("keeps lines that the guest added meanwhile", async () => {
      const store = new RedisCartRepository({ redis: connection.redis, ttlSeconds: 1000 });
      const merge = await aMerge(store);
      await dieBefore("mergeTaken", store, merge);
      const ink = randomUUID();
      for (const productId of [ink, merge.pen])
        await store.addToLine({ buyerId: merge.guestId, productId, quantity: 1, at: new Date() });
      expect(await store.findMerge(merge)).toBeNull();
      const { lines } = await store.readCart(merge.guestId);
      expect(new Map(lines.map(({ productId, quantity }) => [productId, quantity]))).toEqual(
        new Map([
          [ink, 1],
          [merge.pen, 3],
        ]),
      );
    });

    test("does not give back what the account got", async () => {
      const store = new RedisCartRepository({ redis: connection.redis, ttlSeconds: 1000 });
      const merge = await aMerge(store);
      await dieBefore("endTaking", store, merge);
      expect(await store.findMerge(merge)).toEqual(merge.report);
      expect((await store.readCart(merge.guestId)).lines).toEqual([]);
      expect((await store.readCart(merge.userId)).lines).toMatchObject([{ productId: merge.pen, quantity: 2 }]);
    });
  });

  test("the first commands of a new connection are all answered", async () => {
    await using opened = await openRedis({ url: cluster.url, waitMs: 10_000 }, logger);
    const store = new RedisCartRepository({ redis: opened.redis, ttlSeconds: 1000 });
    const carts = await Promise.all(Array.from({ length: 20 }, () => store.readCart(randomUUID())));
    expect(carts.every(({ lines }) => lines.length === 0)).toBe(true);
  });

  test("a cart survives the death of its master, and works again within the retries of a client", async () => {
    const store = new RedisCartRepository({ redis: connection.redis, ttlSeconds: 1000 });
    const [buyerId, productId] = [randomUUID(), randomUUID()];
    await store.setLine({ buyerId, productId, quantity: 2, at: new Date() });
    await cluster.failOver(`cart:${buyerId}`);
    const deadline = Date.now() + 15_000;
    for (;;) {
      try {
        await store.setLine({ buyerId, productId, quantity: 3, at: new Date() });
        break;
      } catch (error) {
        expect(error).toBeInstanceOf(ServiceUnavailableError);
        expect(Date.now()).toBeLessThan(deadline);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    expect((await store.readCart(buyerId)).lines).toMatchObject([{ productId, quantity: 3 }]);
  });
});

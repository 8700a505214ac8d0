import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createLogger } from "@souk/kernel/logging/logger";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { eventually } from "@souk/kernel/testing/eventually";
import { hasRedisServer, TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import { agingRedisStores } from "../testing/aging-stores.js";
import { cartStoreSuite } from "../testing/cart-store-suite.js";
import { openRedis, RedisUnreachableError, type RedisConnection } from "./open-redis.js";
import { RedisCartRepository } from "./redis-cart-repository.js";

const logger = createLogger("test", "silent");
if (!hasRedisServer())
  process.stderr.write(
    "no redis-server on the PATH: the tests of carts in Redis are skipped; install it to run them\n",
  );

withRedis("carts in Redis", () => {
  cartStoreSuite(async () => {
    await using resources = new AsyncDisposableStack();
    const server = resources.use(await TestRedis.start());
    const { redis } = resources.use(await openRedis({ url: server.url, waitMs: 5000 }, logger));
    const owned = resources.move();
    return { ...agingRedisStores(redis), [Symbol.asyncDispose]: () => owned.disposeAsync() };
  });
});

withRedis("what Redis keeps", () => {
  let resources: AsyncDisposableStack;
  let server: TestRedis;
  let connection: RedisConnection;
  let store: RedisCartRepository;
  beforeAll(async () => {
    resources = new AsyncDisposableStack();
    server = resources.use(await TestRedis.start());
    connection = resources.use(await openRedis({ url: server.url, waitMs: 5000 }, logger));
    store = new RedisCartRepository({ redis: connection.redis, ttlSeconds: 1000 });
  });
  afterAll(async () => resources.disposeAsync());

  test("S3-80: a cart is one hash under cart:<buyer's id>, with a time to live", async () => {
    const [buyerId, productId] = [randomUUID(), randomUUID()];
    await store.addToLine({ buyerId, productId, quantity: 2, at: new Date(1234) });
    expect(await connection.redis.hgetall(`cart:${buyerId}`)).toEqual({ [productId]: "2:1", updatedAt: "1234" });
    expect(await connection.redis.ttl(`cart:${buyerId}`)).toBeGreaterThan(990);
  });

  test("prices are in a second hash with the same time to live, deleted with the cart", async () => {
    const [buyerId, productId] = [randomUUID(), randomUUID()];
    const price = { amountMinor: 499, currency: "CAD" };
    const notes = `{cart:${buyerId}}:notes`;
    await store.addToLine({ buyerId, productId, quantity: 2, price, at: new Date(1234) });
    expect(await connection.redis.hgetall(`cart:${buyerId}`)).toEqual({ [productId]: "2:1", updatedAt: "1234" });
    expect(await connection.redis.hgetall(notes)).toMatchObject({ [productId]: "499:CAD", counted: "1" });
    expect(await connection.redis.ttl(notes)).toBeGreaterThan(990);
    await store.clearCart(buyerId, new Date());
    expect(Object.keys(await connection.redis.hgetall(notes)).toSorted()).toEqual(["counted", "version", "versionAt"]);
  });

  test("a change by a release without versions gives the cart another version", async () => {
    const [buyerId, productId, other] = [randomUUID(), randomUUID(), randomUUID()];
    const versionNow = async () => (await store.readCart(buyerId)).version;
    await store.addToLine({ buyerId, productId, quantity: 2, at: new Date(1000) });
    const first = await versionNow();
    await connection.redis.hset(`cart:${buyerId}`, { [other]: "1:2", updatedAt: "2000" });
    const second = await versionNow();
    await store.setLine({ buyerId, productId, quantity: 2, at: new Date(3000) });
    const third = await versionNow();
    expect(new Set([first, second, third]).size).toBe(3);
    expect(await versionNow()).toBe(third);
  });

  test("starts are in a hash for each day, forgotten after 400 days", async () => {
    const at = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000 + 100 * 60_000);
    await store.addToLine({ buyerId: randomUUID(), productId: randomUUID(), quantity: 1, at });
    const key = `cart-starts:${at.toISOString().slice(0, 10)}`;
    expect(await connection.redis.hget(key, "90")).toBe("1");
    const days = (await connection.redis.ttl(key)) / 86_400;
    expect([days > 399.9, days < 401.1]).toEqual([true, true]);
  });

  test("a cart from before starts were counted counts only after its next order", async () => {
    const [buyerId, old, productId] = [randomUUID(), randomUUID(), randomUUID()];
    const period = { from: new Date("2026-01-01"), to: new Date("2026-01-02") };
    const at = new Date("2026-01-01T10:00:00Z");
    await connection.redis.hset(`cart:${buyerId}`, { [old]: "1:1", updatedAt: "1234" });
    await store.addToLine({ buyerId, productId, quantity: 1, at });
    expect(await store.countStarts(period)).toBe(0);
    await store.removeBought({ orderId: randomUUID(), buyerId, lines: [{ productId: old, quantity: 1 }], at });
    await store.addToLine({ buyerId, productId, quantity: 1, at });
    expect(await store.countStarts(period)).toBe(1);
  });

  describe("the last changes of carts are in a sorted set", () => {
    const daysAgo = (days: number): Date => new Date(Date.UTC(2026, 4, 30) - days * 86_400_000);
    const add = async (at: Date, buyerId: string = randomUUID()): Promise<string> => {
      const { kind } = await store.addToLine({ buyerId, productId: randomUUID(), quantity: 1, at });
      expect(kind).toBe("changed");
      return buyerId;
    };
    const recorded = () => connection.redis.zrange("cart-changes", 0, -1);
    const idle = async (): Promise<string[]> => {
      const page = { changedAfter: daysAgo(30), afterBuyerId: null, changedBefore: daysAgo(0), first: 100 };
      return (await store.idleCarts(page)).map(({ buyerId }) => buyerId);
    };
    beforeEach(() => connection.redis.del("cart-changes"));

    test("which forgets changes that are more than 8 days older than a new one", async () => {
      const [old, young] = [await add(daysAgo(8.5)), await add(daysAgo(7.5))];
      expect(await recorded()).toEqual([old, young]);
      const newest = await add(daysAgo(0));
      expect(await recorded()).toEqual([young, newest]);
    });

    test("which keeps the later time of two concurrent changes", async () => {
      const buyerId = await add(daysAgo(2));
      await connection.redis.zadd("cart-changes", daysAgo(1).getTime(), buyerId);
      await add(daysAgo(2), buyerId);
      expect(await connection.redis.zscore("cart-changes", buyerId)).toBe(String(daysAgo(1).getTime()));
    });

    test("and a cart with another time than the recorded one is not listed", async () => {
      const [changed, same, deleted] = [await add(daysAgo(3)), await add(daysAgo(2)), await add(daysAgo(1))];
      await connection.redis.hset(`cart:${changed}`, "updatedAt", daysAgo(2).getTime());
      await connection.redis.del(`cart:${deleted}`);
      expect(await idle()).toEqual([same]);
    });

    test("and a change that cannot be recorded still succeeds", async () => {
      await connection.redis.set("cart-changes", "not a set");
      const buyerId = await add(daysAgo(1));
      await store.removeBought({ orderId: randomUUID(), buyerId, lines: [], at: daysAgo(0) });
      expect((await store.readCart(buyerId)).lines).toHaveLength(1);
    });
  });

  test("an order is remembered for 30 days, on the same node as its buyer's cart", async () => {
    const [buyerId, orderId] = [randomUUID(), randomUUID()];
    await store.removeBought({ orderId, buyerId, lines: [], at: new Date() });
    expect(await connection.redis.ttl(`{cart:${buyerId}}:order:${orderId}`)).toBeGreaterThan(30 * 86_400 - 10);
  });

  test("while Redis is unavailable the cart fails, and works again when Redis is back", async () => {
    const stopped = await TestRedis.start();
    await using lost = await openRedis({ url: stopped.url, waitMs: 5000 }, logger);
    const carts = new RedisCartRepository({ redis: lost.redis, ttlSeconds: 1000 });
    const line = { buyerId: randomUUID(), productId: randomUUID(), quantity: 1, at: new Date() };
    await carts.addToLine(line);
    await stopped[Symbol.asyncDispose]();
    await expect(carts.addToLine(line)).rejects.toThrow(ServiceUnavailableError);
    await expect(lost.ping(1000)).rejects.toThrow("no connection to Redis");
    await using back = await TestRedis.start(stopped.port);
    await eventually(() => lost.ping(500));
    expect(await carts.addToLine(line)).toMatchObject({ kind: "changed" });
    expect(back.port).toBe(stopped.port);
  });
});

describe("a start without Redis", () => {
  test("ends with one line that has the address and no password", async () => {
    const url = "redis://someone:secret@127.0.0.1:1/0";
    const error: unknown = await openRedis({ url, waitMs: 100 }, logger).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RedisUnreachableError);
    const { message } = error as RedisUnreachableError;
    expect(message).toMatch(/^cannot reach Redis at 127\.0\.0\.1:1: .*ECONNREFUSED/);
    expect(message).not.toContain("secret");
  });
});

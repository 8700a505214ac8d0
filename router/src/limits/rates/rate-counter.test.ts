import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLogger } from "@souk/kernel/logging/logger";
import { OptionalRedis } from "@souk/kernel/cache/optional-redis";
import { hasRedisServer, TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import { Writable } from "node:stream";
import { openRateCounters } from "./open-rate-counters.js";
import { newMemoryCounter, redisCounters, type NewRateCounter } from "./rate-counter.js";

// a busy machine must not look like a lost Redis
const timeoutMs = 10_000;
const twoAMinute = { points: 2, seconds: 60 };

function countsAsCounted(newCounter: () => NewRateCounter): void {
  test("points are counted by key until they are used up", async () => {
    const counter = newCounter()("a", twoAMinute);
    expect(await counter.count("k", 1)).toEqual({ refused: false, remaining: 1, resetMs: expect.any(Number) });
    expect(await counter.count("k", 1)).toMatchObject({ refused: false, remaining: 0 });
    const refusal = await counter.count("k", 1);
    expect(refusal).toMatchObject({ refused: true, remaining: 0 });
    expect(refusal.resetMs).toBeGreaterThan(55_000);
    expect(refusal.resetMs).toBeLessThanOrEqual(60_000);
    expect(await counter.count("other", 2)).toMatchObject({ refused: false });
  });

  test("a call with more points than the limit is refused at once", async () => {
    expect(await newCounter()("b", twoAMinute).count("k", 3)).toMatchObject({ refused: true });
  });

  test("limits with different names count separately", async () => {
    const counters = newCounter();
    await counters("c", twoAMinute).count("k", 2);
    expect(await counters("d", twoAMinute).count("k", 2)).toMatchObject({ refused: false });
  });

  test("concurrent calls are counted one by one", async () => {
    const counter = newCounter()("e", { points: 5, seconds: 60 });
    const counts = await Promise.all(Array.from({ length: 12 }, () => counter.count("k", 1)));
    expect(counts.filter(({ refused }) => !refused)).toHaveLength(5);
  });
}

describe("in memory", () => {
  countsAsCounted(() => newMemoryCounter);
});

if (!hasRedisServer()) process.stderr.write("no redis-server on the PATH: rate limits in Redis are not tested\n");

withRedis("in Redis", () => {
  let server: TestRedis;
  const lines: string[] = [];
  const log = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const logger = createLogger("test", "info", log);
  const resources = new AsyncDisposableStack();

  beforeAll(async () => {
    server = await TestRedis.start();
  });

  afterAll(async () => {
    await resources.disposeAsync();
    await server[Symbol.asyncDispose]();
  });

  async function connected(): Promise<OptionalRedis> {
    const connection = resources.use(new OptionalRedis({ url: server.url, purpose: "rate limits" }, logger));
    await connection.untilConnected(timeoutMs);
    return connection;
  }

  describe("counts like the memory counter", () => {
    let counters: NewRateCounter;
    beforeAll(async () => {
      const { redis } = await connected();
      counters = redisCounters({ redis, logger, timeoutMs });
    });
    countsAsCounted(() => counters);
  });

  test("all replicas count together, and counts expire", async () => {
    const { redis } = await connected();
    await redisCounters({ redis, logger, timeoutMs })("login-address", twoAMinute).count("k", 2);
    // a router that has just started
    const config = { redisUrl: server.url, rateTable: {}, captcha: undefined };
    const newCounter = await openRateCounters(config, { logger, isWorker: false }, resources);
    expect(await newCounter("login-address", twoAMinute).count("k", 1)).toMatchObject({ refused: true });
    expect(await redis.keys("rate:login-address:*")).toEqual(["rate:login-address:k"]);
    expect(await redis.pttl("rate:login-address:k")).toBeLessThanOrEqual(60_000);
  });

  test("while Redis is unavailable, each process counts alone, logs this once and later retries", async () => {
    let time = 1_000_000;
    const { redis } = await connected();
    const counter = redisCounters({ redis, logger, timeoutMs, now: () => time })("outage", twoAMinute);
    await counter.count("k", 1);
    const { port } = server;
    await server[Symbol.asyncDispose]();
    lines.length = 0;
    const counts = [await counter.count("k", 1), await counter.count("k", 1), await counter.count("k", 1)];
    expect(counts.map(({ refused }) => refused)).toEqual([false, false, true]);
    expect(lines.filter((line) => line.includes("counted in memory"))).toHaveLength(1);

    server = await TestRedis.start(port);
    if (redis.status !== "ready") await new Promise((resolve) => redis.once("ready", resolve));
    expect(await counter.count("k", 1)).toMatchObject({ refused: true });
    time += 5000;
    expect(await counter.count("k", 1)).toMatchObject({ refused: false, remaining: 1 });
    expect(lines.at(-1)).toContain("counted in Redis again");
  });

  test("an unreachable Redis does not delay requests", async () => {
    const config = { redisUrl: "redis://127.0.0.1:1", rateTable: {}, captcha: undefined };
    const counter = (await openRateCounters(config, { logger, isWorker: false }, resources))("never", twoAMinute);
    expect(await counter.count("k", 2)).toMatchObject({ refused: false });
    expect(await counter.count("k", 1)).toMatchObject({ refused: true });
  });
});

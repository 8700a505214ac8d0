import { OptionalRedis } from "@souk/kernel/cache/optional-redis";
import { createLogger } from "@souk/kernel/logging/logger";
import { TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import { describe, expect, test } from "vitest";
import { newMemoryCounter, redisCounters, type NewRateCounter } from "../limits/rates/rate-counter.js";
import { FailedSignIns } from "./failed-sign-ins.js";

const june = { clientAddress: "203.0.113.7", email: "june@example.com" };

/** Returns whether there are too many: before any failure, after one, after two, and for two other subjects. */
async function tooManyAfter(newCounter: NewRateCounter): Promise<boolean[]> {
  const failed = new FailedSignIns(2, newCounter);
  for (let look = 0; look < 5; look += 1) await failed.areTooMany(june);
  const before = await failed.areTooMany(june);
  await failed.count(june);
  const afterOne = await failed.areTooMany(june);
  await failed.count({ ...june, clientAddress: "203.0.113.8" });
  const others = [
    { ...june, email: "may@example.com" },
    { ...june, email: undefined },
  ];
  const ofOthers = await Promise.all(others.map((subject) => failed.areTooMany(subject)));
  return [before, afterOne, await failed.areTooMany(june), ...ofOthers];
}

const onlyAfterTwo = [false, false, true, false, false];

describe("failed sign-ins", () => {
  test("are counted in memory, and looking at the count adds nothing", async () => {
    expect(await tooManyAfter(newMemoryCounter)).toEqual(onlyAfterTwo);
  });
});

withRedis("failed sign-ins in Redis", () => {
  test("are counted for all routers, and looking at the count adds nothing", async () => {
    await using server = await TestRedis.start();
    const logger = createLogger("test", "silent");
    await using connection = new OptionalRedis({ url: server.url, purpose: "rate limits" }, logger);
    await connection.untilConnected(10_000);
    const counters = redisCounters({ redis: connection.redis, logger, timeoutMs: 10_000 });
    expect(await tooManyAfter(counters)).toEqual(onlyAfterTwo);
  });
});

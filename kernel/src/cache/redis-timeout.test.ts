import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogger } from "../logging/logger.js";
import { TestRedis } from "../testing/redis/test-redis.js";
import { withRedis } from "../testing/redis/with-redis.js";
import { OptionalRedis } from "./optional-redis.js";
import { withTimeout } from "./redis-timeout.js";

const nextTurn = promisify(setImmediate);

function connectTo(url: string): OptionalRedis {
  return new OptionalRedis({ url, purpose: "the test" }, createLogger("test", "silent"));
}

withRedis("a command with a timeout", () => {
  const resources = new AsyncDisposableStack();
  let server: TestRedis;
  let connection: OptionalRedis;

  beforeAll(async () => {
    server = resources.use(await TestRedis.start());
    connection = resources.use(connectTo(server.url));
    await connection.untilConnected(10_000);
  });
  afterAll(() => resources.disposeAsync());

  const ping = (timeoutMs: number): Promise<string> =>
    withTimeout(connection.redis, () => connection.redis.ping(), timeoutMs);

  test("fails when Redis does not answer in time", async () => {
    using _paused = server.pause();
    await expect(ping(50)).rejects.toThrow("Redis has not answered in 50 ms");
  });

  test("does not blame Redis for a time in which this process stood still", async () => {
    // an answer that is read after the timers of the standstill
    const answered = async (): Promise<string> => {
      await nextTurn();
      await nextTurn();
      return "an answer";
    };
    const answer = withTimeout(connection.redis, answered, 100);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150);
    expect(await answer).toBe("an answer");
  });

  test("fails at once without a connection", async () => {
    await using unreachable = connectTo("redis://127.0.0.1:1");
    await unreachable.untilConnected(10_000);
    await expect(withTimeout(unreachable.redis, () => unreachable.redis.ping(), 50)).rejects.toThrow("no connection");
  });

  test("a wait for the first connection ends while Redis hangs", async () => {
    using _paused = server.pause();
    await using hanging = connectTo(server.url);
    await hanging.untilConnected(50);
    expect(hanging.redis.status).not.toBe("ready");
  });
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { createLogger } from "../logging/logger.js";
import { setTracer, type SpanDescription } from "../telemetry/tracing.js";
import { TestRedis } from "../testing/redis/test-redis.js";
import { withRedis } from "../testing/redis/with-redis.js";
import { OptionalRedis } from "./optional-redis.js";

interface RecordedSpan extends SpanDescription {
  failure?: string;
  hasEnded?: boolean;
}

let spans: RecordedSpan[];

beforeEach(() => {
  spans = [];
  setTracer({
    start(description) {
      const span: RecordedSpan = { ...description };
      spans.push(span);
      return {
        run: (work) => work(),
        set: () => undefined,
        fail: (errorType) => (span.failure = errorType),
        end: () => (span.hasEnded = true),
      };
    },
    recordsDetails: () => true,
    current: () => undefined,
    headers: () => ({}),
  });
});

afterEach(() => setTracer(undefined));

withRedis("a Redis client while traces are on", () => {
  test("records each command by its name, without its arguments", async () => {
    await using server = await TestRedis.start();
    await using client = new OptionalRedis({ url: server.url, purpose: "the test" }, createLogger("test", "silent"));
    const { redis } = client;
    await new Promise((resolve) => redis.once("ready", resolve));
    spans.length = 0;
    await redis.set("a key", "a secret");
    await expect(redis.lpush("a key", "another")).rejects.toThrow("WRONGTYPE");
    expect(spans).toEqual([
      {
        name: "set",
        kind: "client",
        attributes: { "db.system.name": "redis", "db.operation.name": "set" },
        hasEnded: true,
      },
      expect.objectContaining({ name: "lpush", failure: "ReplyError", hasEnded: true }),
    ]);
  });
});

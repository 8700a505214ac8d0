import { describe } from "vitest";
import { hasRedisServer } from "./test-redis.js";

/** `describe` for tests that need Redis; skipped on a machine without it. */
export const withRedis: typeof describe.skip = hasRedisServer() ? describe : describe.skip;

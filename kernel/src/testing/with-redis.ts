import { describe } from "@jest/globals";
import { hasRedisServer } from "./test-redis.js";

/** `describe` for what needs a Redis; skipped on a machine without one. */
export const withRedis: typeof describe.skip = hasRedisServer() ? describe : describe.skip;

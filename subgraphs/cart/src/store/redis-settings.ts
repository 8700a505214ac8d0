import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readRedisUrl } from "@souk/kernel/config/redis-setting";

export interface RedisSettings {
  readonly url: string;
  /** How long the start waits for Redis to answer, in milliseconds. */
  readonly waitMs: number;
}

/** Returns undefined without REDIS_URL. The wait is the same as for PostgreSQL. */
export function readRedisSettings(reader: SettingsReader): RedisSettings | undefined {
  const url = readRedisUrl(reader);
  if (url === undefined) return undefined;
  const waitSeconds = reader.wholeNumber("DATABASE_WAIT_SECONDS", { fallback: 15, min: 0, max: 600, unit: "seconds" });
  return { url, waitMs: 1000 * waitSeconds };
}

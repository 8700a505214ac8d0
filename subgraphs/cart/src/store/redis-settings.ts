import type { SettingsReader } from "@souk/kernel/config-reader";

export interface RedisSettings {
  readonly url: string;
  /** How long a start waits for a Redis that is not there yet, in milliseconds. */
  readonly waitMs: number;
}

/** Undefined without REDIS_URL. A Redis is waited for as long as a PostgreSQL would be. */
export function readRedisSettings(reader: SettingsReader): RedisSettings | undefined {
  const url = reader.optionalUrl("REDIS_URL", ["redis:", "rediss:"]);
  if (url === undefined) return undefined;
  const waitSeconds = reader.wholeNumber("DATABASE_WAIT_SECONDS", { fallback: 15, min: 0, max: 600, unit: "seconds" });
  return { url, waitMs: 1000 * waitSeconds };
}

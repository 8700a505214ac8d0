import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readCurrency } from "@souk/kernel/config/currency-setting";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readRedisSettings, type RedisSettings } from "./store/redis-settings.js";

export type CartStoreConfig =
  | { readonly kind: "redis"; readonly redis: RedisSettings }
  | { readonly kind: "postgres"; readonly database: DatabaseSettings };

export interface CartConfig {
  /** Redis when REDIS_URL is set, which then replaces PostgreSQL; otherwise PostgreSQL. */
  readonly store: CartStoreConfig;
  /** A cart is forgotten after this many seconds without a change. */
  readonly ttlSeconds: number;
  readonly currency: string;
}

export function readCartConfig(reader: SettingsReader): CartConfig {
  const redis = readRedisSettings(reader);
  /**
   * @setting CART_TTL_DAYS the number of days after which a cart without a change is deleted
   * @default 90
   */
  const ttlDays = reader.wholeNumber("CART_TTL_DAYS", { fallback: 90, min: 1, max: 3650, unit: "days" });
  return Object.freeze<CartConfig>({
    store: redis ? { kind: "redis", redis } : { kind: "postgres", database: readDatabaseSettings(reader, "cart") },
    ttlSeconds: ttlDays * 86_400,
    currency: readCurrency(reader),
  });
}

import { readRedisUrl } from "@souk/kernel/config/redis-setting";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readCurrency } from "@souk/kernel/config/currency-setting";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readDemoData } from "@souk/kernel/config/demo-setting";
import { readPublicUrl } from "@souk/kernel/config/public-url-setting";

export interface CatalogConfig {
  readonly database: DatabaseSettings;
  readonly currency: string;
  readonly demoData: boolean;
  /** The address of the shop, for links in mails. */
  readonly publicUrl: string;
  /**
   * The Redis where routers cache the catalog's products. Without it, only the memory of the same process can be a
   * cache.
   */
  readonly redisUrl?: string | undefined;
}

export function readCatalogConfig(reader: SettingsReader): CatalogConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "catalog"),
    currency: readCurrency(reader),
    demoData: readDemoData(reader),
    publicUrl: readPublicUrl(reader),
    redisUrl: readRedisUrl(reader),
  });
}

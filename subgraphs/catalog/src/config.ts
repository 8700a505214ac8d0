import type { SettingsReader } from "@souk/kernel/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/database-settings";
import { readDemoData } from "@souk/kernel/demo-setting";

export interface CatalogConfig {
  readonly database: DatabaseSettings;
  readonly currency: string;
  readonly demoData: boolean;
  /** Where routers keep what the catalog has said; without one, in the memory of the process if at all. */
  readonly redisUrl?: string | undefined;
}

export function readCatalogConfig(reader: SettingsReader): CatalogConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "catalog"),
    currency: reader.currency("CURRENCY", "CAD"),
    demoData: readDemoData(reader),
    redisUrl: reader.optionalUrl("REDIS_URL", ["redis:", "rediss:"]),
  });
}

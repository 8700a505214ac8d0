import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";

export interface ExampleConfig {
  readonly database: DatabaseSettings;
}

export function readExampleConfig(reader: SettingsReader): ExampleConfig {
  return Object.freeze({ database: readDatabaseSettings(reader, "example") });
}

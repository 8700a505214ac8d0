import type { SettingsReader } from "@souk/kernel/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/database-settings";
import { readDemoData } from "@souk/kernel/demo-setting";
import { readProviderSettings, type ProviderSettings } from "./provider-settings.js";

export interface PaymentsConfig {
  readonly database: DatabaseSettings;
  readonly currency: string;
  readonly provider: ProviderSettings;
  readonly demoData: boolean;
}

export function readPaymentsConfig(reader: SettingsReader): PaymentsConfig {
  const database = readDatabaseSettings(reader, "payments");
  return Object.freeze({
    database,
    currency: reader.currency("CURRENCY", "CAD"),
    provider: readProviderSettings(reader, database),
    demoData: readDemoData(reader),
  });
}

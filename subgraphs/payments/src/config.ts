import type { SettingsReader } from "@souk/kernel/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/database-settings";
import { readDemoData } from "@souk/kernel/demo-setting";
import { readProvidersSettings, type ProvidersSettings } from "./provider-settings.js";

export interface PaymentsConfig {
  readonly database: DatabaseSettings;
  readonly currency: string;
  readonly providers: ProvidersSettings;
  readonly demoData: boolean;
}

export function readPaymentsConfig(reader: SettingsReader): PaymentsConfig {
  const database = readDatabaseSettings(reader, "payments");
  return Object.freeze({
    database,
    currency: reader.currency("CURRENCY", "CAD"),
    providers: readProvidersSettings(reader, database),
    demoData: readDemoData(reader),
  });
}

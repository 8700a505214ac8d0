import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readCurrency } from "@souk/kernel/config/currency-setting";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readDemoData } from "@souk/kernel/config/demo-setting";

export interface ShippingConfig {
  readonly database: DatabaseSettings;
  readonly currency: string;
  readonly demoData: boolean;
}

export function readShippingConfig(reader: SettingsReader): ShippingConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "shipping"),
    currency: readCurrency(reader),
    demoData: readDemoData(reader),
  });
}

import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readDemoData } from "@souk/kernel/config/demo-setting";

export interface InventoryConfig {
  readonly database: DatabaseSettings;
  readonly reservationSeconds: number;
  readonly demoData: boolean;
}

export function readInventoryConfig(reader: SettingsReader): InventoryConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "inventory"),
    /**
     * @setting RESERVATION_SECONDS how long stock is reserved for an unpaid order; a later payment reserves it
     * again
     * @default 900
     */
    reservationSeconds: reader.wholeNumber("RESERVATION_SECONDS", {
      fallback: 900,
      min: 1,
      max: 86_400,
      unit: "seconds",
    }),
    demoData: readDemoData(reader),
  });
}

import type { SettingsReader } from "@souk/kernel/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/database-settings";
import { readDemoData } from "@souk/kernel/demo-setting";
import { readPublicUrl } from "@souk/kernel/public-url-setting";

export interface OrdersConfig {
  readonly database: DatabaseSettings;
  readonly currency: string;
  readonly unpaidOrderSeconds: number;
  readonly demoData: boolean;
  readonly publicUrl: string;
}

const aDay = 86_400;

export function readOrdersConfig(reader: SettingsReader): OrdersConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "orders"),
    currency: reader.currency("CURRENCY", "CAD"),
    unpaidOrderSeconds: reader.wholeNumber("UNPAID_ORDER_SECONDS", {
      fallback: aDay,
      min: 60,
      max: 30 * aDay,
      unit: "seconds",
    }),
    demoData: readDemoData(reader),
    publicUrl: readPublicUrl(reader),
  });
}

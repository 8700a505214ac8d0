import type { SettingsReader } from "@souk/kernel/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/database-settings";
import { readDemoData } from "@souk/kernel/demo-setting";

const providerNames = ["sandbox"] as const;
export type ProviderName = (typeof providerNames)[number];

export interface PaymentsConfig {
  readonly database: DatabaseSettings;
  readonly currency: string;
  readonly provider: ProviderName;
  readonly demoData: boolean;
}

export function readPaymentsConfig(reader: SettingsReader): PaymentsConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "payments"),
    currency: reader.currency("CURRENCY", "CAD"),
    provider: readProvider(reader),
    demoData: readDemoData(reader),
  });
}

/** `PAYMENT_PROVIDER`: the sandbox takes no money, so production gets it only when it is asked for by name. */
function readProvider(reader: SettingsReader): ProviderName {
  if (reader.production && reader.optionalText("PAYMENT_PROVIDER") === undefined) {
    reader.fault("PAYMENT_PROVIDER", `is missing; production names its provider: ${providerNames.join(", ")}`);
  }
  return reader.oneOf("PAYMENT_PROVIDER", providerNames, "sandbox");
}

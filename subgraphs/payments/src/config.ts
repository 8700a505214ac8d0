import { readCardKeys } from "@souk/kernel/card-key-setting";
import { parseCardVaultKeys, type CardVaultKeys } from "@souk/kernel/card-keys";
import type { SettingsReader } from "@souk/kernel/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/database-settings";
import { readDemoData } from "@souk/kernel/demo-setting";
import { readProvidersSettings, type ProvidersSettings } from "./provider-settings.js";

export interface PaymentsConfig {
  readonly database: DatabaseSettings;
  readonly currency: string;
  readonly providers: ProvidersSettings;
  /** How long a buyer may take for what the provider asks for, such as 3-D Secure. */
  readonly actionSeconds: number;
  readonly demoData: boolean;
  /** What opens the cards that the router has sealed, and what providers' tokens are stored under. */
  readonly cardVaultKeys: CardVaultKeys;
}

const halfAnHour = 1800;
/** Providers forget idempotency keys after a day. */
const almostADay = 82_800;

export function readPaymentsConfig(reader: SettingsReader): PaymentsConfig {
  const database = readDatabaseSettings(reader, "payments");
  return Object.freeze({
    database,
    currency: reader.currency("CURRENCY", "CAD"),
    providers: readProvidersSettings(reader, database),
    actionSeconds: reader.wholeNumber("PAYMENT_ACTION_SECONDS", {
      fallback: halfAnHour,
      min: 1,
      max: almostADay,
      unit: "seconds",
    }),
    demoData: readDemoData(reader),
    cardVaultKeys: readCardKeys(reader, "CARD_VAULT_KEYS", parseCardVaultKeys),
  });
}

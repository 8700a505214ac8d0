import { readCardKeys } from "@souk/kernel/cards/card-key-setting";
import { parseCardVaultKeys, type CardVaultKeys } from "@souk/kernel/cards/card-keys";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readCurrency } from "@souk/kernel/config/currency-setting";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readDemoData } from "@souk/kernel/config/demo-setting";
import { readProvidersSettings, type ProvidersSettings } from "./peers/provider-settings.js";

export interface PaymentsConfig {
  readonly database: DatabaseSettings;
  readonly currency: string;
  readonly providers: ProvidersSettings;
  /** Time limit in seconds for a buyer action that the provider requires, such as 3-D Secure. */
  readonly actionSeconds: number;
  readonly demoData: boolean;
  /**
   * Private keys that open the cards that the router has sealed, and symmetric keys that encrypt stored provider
   * tokens.
   */
  readonly cardVaultKeys: CardVaultKeys;
}

const halfAnHour = 1800;
/** 23 hours: providers forget idempotency keys after a day. */
const almostADay = 82_800;

export function readPaymentsConfig(reader: SettingsReader): PaymentsConfig {
  const database = readDatabaseSettings(reader, "payments");
  return Object.freeze({
    database,
    currency: readCurrency(reader),
    providers: readProvidersSettings(reader, database),
    /**
     * @setting PAYMENT_ACTION_SECONDS how long a buyer may take for 3-D Secure before the payment is cancelled
     * @default 1800
     */
    actionSeconds: reader.wholeNumber("PAYMENT_ACTION_SECONDS", {
      fallback: halfAnHour,
      min: 1,
      max: almostADay,
      unit: "seconds",
    }),
    demoData: readDemoData(reader),
    /**
     * @setting CARD_VAULT_KEYS the keys with which payments decrypts cards and encrypts stored provider tokens,
     * as a JSON Web Key Set. Required in production
     * @default created in `DATA_DIR`
     * @example
     * @setting CARD_VAULT_KEYS_FILE the file that contains `CARD_VAULT_KEYS`
     * @example /run/secrets/card-vault-keys.json
     */
    cardVaultKeys: readCardKeys(reader, "CARD_VAULT_KEYS", parseCardVaultKeys),
  });
}

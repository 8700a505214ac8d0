import { newCardKeys } from "@souk/kernel/cards/card-keys";
import { readSettings, type Environment, type SettingsReader } from "@souk/kernel/config/config-reader";
import type { ListenAddress } from "@souk/kernel/http/http-server";
import { generatePrivateJwk } from "@souk/kernel/keys/private-jwk";
import { generateSecretKey } from "@souk/kernel/keys/secret-key";
import { noProject, type LoadedProject } from "@souk/kernel/project/project";
import { readShopConfig, type ShopConfig } from "./config.js";
import { areCardKeysMissing, missingKeys, missingSecretKeys } from "./missing-keys.js";
import { readShopSettings } from "./shop-settings.js";

export interface WholeShopConfig extends ShopConfig {
  /** The address of the router. */
  readonly address: ListenAddress;
}

/**
 * Validates every setting of the shop and its project before anything starts. Throws SettingsError with all faults at
 * once.
 */
export async function readAllSettings(
  given: Environment,
  project: LoadedProject = noProject,
): Promise<WholeShopConfig> {
  const standIns = await standInsFor(given);
  const read = (reader: SettingsReader): WholeShopConfig => {
    const config = readShopConfig(reader);
    const environment = {
      ...given,
      ...(config.embeddedDatabase ? standIns.database : {}),
      ...(config.ownKeys ? standIns.keys : {}),
    };
    const { port, host } = reader.within(environment, readShopSettings).router;
    return { ...config, address: { port, host, portSetting: "PORT" } };
  };
  return readSettings("souk", given, read, project);
}

/** Returns placeholders for values that are known only once the embedded parts run. */
async function standInsFor(given: Environment): Promise<{ database: Environment; keys: Environment }> {
  const key = JSON.stringify(await generatePrivateJwk());
  const { vault, seal } = await newCardKeys();
  return {
    database: { DATABASE_URL: "postgres://souk@127.0.0.1:5432/postgres" },
    keys: {
      ...Object.fromEntries(missingKeys(given).map((name) => [name, key])),
      ...Object.fromEntries(missingSecretKeys(given).map((name) => [name, generateSecretKey()])),
      ...(areCardKeysMissing(given) ? { CARD_VAULT_KEYS: vault, CARD_SEAL_KEYS: seal } : {}),
    },
  };
}

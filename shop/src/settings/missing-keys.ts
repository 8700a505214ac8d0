import { SettingsReader, type Environment } from "@souk/kernel/config/config-reader";

/**
 * Returns the names of the keys that the environment sets neither directly nor as a file. An empty value counts as
 * missing, as for every setting.
 */
export function missingKeys(given: Environment): string[] {
  return ["ACCESS_TOKEN_KEYS"].filter((name) => isMissing(given, name));
}

/** Does the same for the keys that are plain bytes. */
export function missingSecretKeys(given: Environment): string[] {
  return ["ACCOUNTS_SECRET_KEY"].filter((name) => isMissing(given, name));
}

/** Returns whether both card keys are missing. They belong together, so a single one is a fault. */
export function areCardKeysMissing(given: Environment): boolean {
  return ["CARD_VAULT_KEYS", "CARD_SEAL_KEYS"].every((name) => isMissing(given, name));
}

function isMissing(given: Environment, name: string): boolean {
  const reader = new SettingsReader(given);
  return [name, `${name}_FILE`].every((setting) => reader.optionalText(setting) === undefined);
}

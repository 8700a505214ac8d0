import { SettingsReader, type Environment } from "@souk/kernel/config-reader";
import { keySettingNames } from "@souk/kernel/key-setting";

/** The keys that the environment gives neither as they are nor as a file. Empty is not given, as for every setting. */
export function missingKeys(given: Environment): string[] {
  return keySettingNames.filter((name) => isMissing(given, name));
}

/** Likewise, of the keys that are plain bytes. */
export function missingSecretKeys(given: Environment): string[] {
  return ["ACCOUNTS_SECRET_KEY"].filter((name) => isMissing(given, name));
}

/** Whether neither of the card keys is given: they belong together, so one alone is a fault. */
export function areCardKeysMissing(given: Environment): boolean {
  return ["CARD_VAULT_KEYS", "CARD_SEAL_KEYS"].every((name) => isMissing(given, name));
}

function isMissing(given: Environment, name: string): boolean {
  const reader = new SettingsReader(given);
  return [name, `${name}_FILE`].every((setting) => reader.optionalText(setting) === undefined);
}

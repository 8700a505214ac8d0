import { SettingsReader, type Environment } from "@souk/kernel/config-reader";

/** The keys that the environment gives neither as they are nor as a file. Empty is not given, as for every setting. */
export function missingKeys(given: Environment): string[] {
  const reader = new SettingsReader(given);
  const isMissing = (name: string): boolean => reader.optionalText(name) === undefined;
  return ["ACCESS_TOKEN_KEY", "SERVICE_KEY"].filter((name) => isMissing(name) && isMissing(`${name}_FILE`));
}

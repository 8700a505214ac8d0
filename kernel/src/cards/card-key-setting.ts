import type { SettingsReader } from "../config/config-reader.js";
import { readSecretFile } from "../config/secret-file.js";

/** Reads the keys from `NAME`, as JSON, or from the file that `NAME_FILE` names. */
export function readCardKeys<Keys>(reader: SettingsReader, name: string, parse: (text: string) => Keys): Keys {
  const path = reader.optionalText(`${name}_FILE`);
  try {
    const text = path === undefined ? reader.text(name) : readSecretFile({ path, mustBePrivate: reader.production });
    if (text !== "") return parse(text);
  } catch (error) {
    reader.fault(path === undefined ? name : `${name}_FILE`, error instanceof Error ? error.message : "cannot be read");
  }
  // the caller never sees this value: `readSettings` throws because of the fault
  return undefined as Keys;
}

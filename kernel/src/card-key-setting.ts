import type { SettingsReader } from "./config-reader.js";
import { readSecretFile } from "./secret-file.js";

/** The keys in `NAME`, as JSON, or in the file that `NAME_FILE` names. */
export function readCardKeys<Keys>(reader: SettingsReader, name: string, parse: (text: string) => Keys): Keys {
  const path = reader.optionalText(`${name}_FILE`);
  try {
    const text = path === undefined ? reader.text(name) : readSecretFile({ path, mustBePrivate: reader.production });
    if (text !== "") return parse(text);
  } catch (error) {
    reader.fault(path === undefined ? name : `${name}_FILE`, error instanceof Error ? error.message : "cannot be read");
  }
  // nobody gets to see it: the reading ends with the fault
  return undefined as Keys;
}

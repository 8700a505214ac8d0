import { readFileSync } from "node:fs";
import type { SettingsReader } from "./config-reader.js";

/** The keys in `NAME`, as JSON, or in the file that `NAME_FILE` names. */
export function readCardKeys<Keys>(reader: SettingsReader, name: string, parse: (text: string) => Keys): Keys {
  const file = reader.optionalText(`${name}_FILE`);
  try {
    const text = file === undefined ? reader.text(name) : readFileSync(file, "utf8");
    if (text !== "") return parse(text);
  } catch (error) {
    reader.fault(file === undefined ? name : `${name}_FILE`, error instanceof Error ? error.message : "cannot be read");
  }
  // nobody gets to see it: the reading ends with the fault
  return undefined as Keys;
}

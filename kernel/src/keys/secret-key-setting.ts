import { readFileSync, statSync } from "node:fs";
import type { SettingsReader } from "../config/config-reader.js";
import { parseSecretKeys } from "./secret-key.js";

/** Reads the keys from `NAME`, or from the file that `NAME_FILE` names. */
export function readSecretKeys(reader: SettingsReader, name: string): readonly Buffer[] {
  const file = reader.optionalText(`${name}_FILE`);
  try {
    if (file !== undefined && reader.production && isOpenToAll(file)) throw new Error(openToAll);
    const text = file === undefined ? reader.text(name) : readFileSync(file, "utf8");
    return text === "" ? [] : parseSecretKeys(text);
  } catch (error) {
    reader.fault(file === undefined ? name : `${name}_FILE`, error instanceof Error ? error.message : "cannot be read");
    return [];
  }
}

const openToAll = "can be read by every user of the machine; chmod 600 it";

function isOpenToAll(file: string): boolean {
  return (statSync(file).mode & 0o007) !== 0 && process.platform !== "win32";
}

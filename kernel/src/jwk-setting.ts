import { readFileSync } from "node:fs";
import type { SettingsReader } from "./config-reader.js";
import { parsePrivateJwk, type PrivateJwk } from "./jwk-file.js";

/** The key in `NAME`, as JSON, or in the file that `NAME_FILE` names. */
export function readPrivateJwk(reader: SettingsReader, name: string): PrivateJwk | undefined {
  const file = reader.optionalText(`${name}_FILE`);
  try {
    const text = file === undefined ? reader.text(name) : readFileSync(file, "utf8");
    return text === "" ? undefined : parsePrivateJwk(text);
  } catch (error) {
    reader.fault(file === undefined ? name : `${name}_FILE`, error instanceof Error ? error.message : "cannot be read");
    return undefined;
  }
}

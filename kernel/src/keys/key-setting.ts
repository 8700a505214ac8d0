import type { SettingsReader } from "../config/config-reader.js";
import { readKeySetFile } from "./key-set-file.js";
import { parseKeySet, type KeySet } from "./key-set.js";
import type { SecretFile } from "../config/secret-file.js";
import { readTokenLifetimes, serviceTokenSeconds } from "../config/token-lifetimes.js";

export type KeySettingName = "ACCESS_TOKEN_KEYS" | "SERVICE_KEYS";

/** The origin of a process's set of keys. */
export interface KeySource {
  readonly set: KeySet;
  /** The maximum lifetime of a token that these keys sign. */
  readonly tokenSeconds: number;
  /** The file that holds the set and is re-read. Without a file, the set does not change until a restart. */
  readonly file: SecretFile | null;
}

/** Reads the set from `NAME`, as JSON, or from the file that `NAME_FILE` names. Undefined after a fault. */
export function readKeys(reader: SettingsReader, name: KeySettingName): KeySource | undefined {
  const tokenSeconds = longestTokenSeconds(reader, name);
  const path = reader.optionalText(`${name}_FILE`);
  try {
    if (path === undefined) {
      const text = reader.text(name);
      return text === "" ? undefined : { set: parseKeySet(text), tokenSeconds, file: null };
    }
    const file = { path, mustBePrivate: reader.production };
    return { set: readKeySetFile(file), tokenSeconds, file };
  } catch (error) {
    reader.fault(path === undefined ? name : `${name}_FILE`, error instanceof Error ? error.message : "cannot be read");
    return undefined;
  }
}

/** Returns the time in seconds for which a key stays published after it has signed its last token. */
export function longestTokenSeconds(reader: SettingsReader, name: KeySettingName): number {
  if (name === "SERVICE_KEYS") return serviceTokenSeconds;
  const { accessTokenSeconds, guestSessionDays } = readTokenLifetimes(reader);
  return Math.max(accessTokenSeconds, guestSessionDays * 86_400);
}

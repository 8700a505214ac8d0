import type { SettingsReader } from "./config-reader.js";
import { readKeySetFile } from "./key-set-file.js";
import { parseKeySet, type KeySet } from "./key-set.js";
import type { SecretFile } from "./secret-file.js";
import { readTokenLifetimes, serviceTokenSeconds } from "./token-lifetimes.js";

export const keySettingNames = ["ACCESS_TOKEN_KEYS", "SERVICE_KEYS"] as const;
export type KeySettingName = (typeof keySettingNames)[number];

/** Where a process has a set of keys from. */
export interface KeySource {
  readonly set: KeySet;
  /** The longest life of a token that these keys sign. */
  readonly tokenSeconds: number;
  /** The file that it came from and is read again from. Without one the set stays as it is until a restart. */
  readonly file: SecretFile | null;
}

/** The set in `NAME`, as JSON, or in the file that `NAME_FILE` names. */
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

/** For so long a key is published after it has signed its last token. */
export function longestTokenSeconds(reader: SettingsReader, name: KeySettingName): number {
  if (name === "SERVICE_KEYS") return serviceTokenSeconds;
  const { accessTokenSeconds, guestSessionDays } = readTokenLifetimes(reader);
  return Math.max(accessTokenSeconds, guestSessionDays * 86_400);
}

import type { SettingsReader } from "./config-reader.js";
import { readKeySetFile, type KeyFile } from "./key-set-file.js";
import { parseKeySet, type KeySet } from "./key-set.js";

/** The longest life of a token that each set signs; a key is published for so long after it has signed its last one. */
export const keySettings = {
  ACCESS_TOKEN_KEYS: { tokenSeconds: 3600 },
  SERVICE_KEYS: { tokenSeconds: 60 },
} as const;

export type KeySettingName = keyof typeof keySettings;

/** Where a process has a set of keys from. */
export interface KeySource {
  readonly set: KeySet;
  readonly tokenSeconds: number;
  /** The file that it came from and is read again from. Without one the set stays as it is until a restart. */
  readonly file: KeyFile | null;
}

/** The set in `NAME`, as JSON, or in the file that `NAME_FILE` names. */
export function readKeys(reader: SettingsReader, name: KeySettingName): KeySource | undefined {
  const { tokenSeconds } = keySettings[name];
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

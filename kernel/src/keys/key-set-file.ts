import { statSync } from "node:fs";
import { keySetText, parseKeySet, type KeySet } from "./key-set.js";
import { generatePrivateJwk } from "./private-jwk.js";
import { readSecretFile, writeSecretFile, type SecretFile } from "../config/secret-file.js";

/** Throws an Error whose message never contains a key. */
export function readKeySetFile(file: SecretFile): KeySet {
  return parseKeySet(readSecretFile(file));
}

/** Returns a value that changes whenever the file changes. */
export function fingerprintOf(path: string): string {
  const { ino, size, mtimeMs, mode } = statSync(path);
  return `${ino}:${size}:${mtimeMs}:${mode}`;
}

export async function writeKeySetFile(path: string, set: KeySet): Promise<void> {
  await writeSecretFile(path, keySetText(set));
}

/** For a development machine: creates the set on first use. */
export async function ensureKeySetFile(path: string): Promise<void> {
  try {
    readKeySetFile({ path, mustBePrivate: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await writeKeySetFile(path, [{ key: await generatePrivateJwk(), signsFromMs: 0 }]);
  }
}

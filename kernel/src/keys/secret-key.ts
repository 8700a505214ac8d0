import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const keyBytes = 32;
/** Among 32 random bytes nearly all differ; a typed text, or a key from a manual, has few different bytes. */
const leastDifferentBytes = 16;

/** Returns 32 random bytes as base64url. */
export function generateSecretKey(): string {
  return randomBytes(keyBytes).toString("base64url");
}

/**
 * Parses one key, or several separated by commas: the first is the current key, the others still read data that was
 * created with them. Throws an Error whose message never contains a key.
 */
export function parseSecretKeys(text: string): readonly Buffer[] {
  return text.split(",").map((part) => parseSecretKey(part.trim()));
}

function parseSecretKey(text: string): Buffer {
  const key = Buffer.from(text, "base64url");
  if (!/^[\w-]+$/.test(text) || key.length !== keyBytes || key.toString("base64url") !== text)
    throw new Error(`is not ${keyBytes} random bytes as base64url`);
  if (new Set(key).size < leastDifferentBytes) throw new Error("is not random");
  return key;
}

/** Reads the key file of a development machine, or creates it on first use. Only its owner can read it. */
export async function loadOrCreateSecretKeyFile(file: string): Promise<void> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  });
  if (text !== undefined) return void parseSecretKeys(text);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // writes a temporary file and renames it: a start that is killed here leaves no incomplete key
  await writeFile(`${file}.new`, generateSecretKey(), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

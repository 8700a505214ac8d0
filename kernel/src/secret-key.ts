import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const keyBytes = 32;
/** Of 32 random bytes nearly all differ; what somebody typed or copied from a manual has few. */
const leastDifferentBytes = 16;

/** 32 random bytes as base64url. */
export function generateSecretKey(): string {
  return randomBytes(keyBytes).toString("base64url");
}

/** One key, or several with commas between: the first is used, the others still read what was made with them. Throws Error with a sentence that never holds a key. */
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

/** Reads the key of a development machine, or makes it on first use. Readable by its owner alone. */
export async function loadOrCreateSecretKeyFile(file: string): Promise<void> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  });
  if (text !== undefined) return void parseSecretKeys(text);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // written beside and renamed: a start that is killed here leaves no half key
  await writeFile(`${file}.new`, generateSecretKey(), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

import type { ObjectStorage } from "./object-storage.js";
import { originalKey, variantPrefix } from "./picture-address.js";

export function incomingPrefix(id: string): string {
  return `incoming/${id}/`;
}

/** Removes what was stored of an upload, also parts of requests that broke before they were recorded. */
export async function removeParts(storage: ObjectStorage, id: string): Promise<void> {
  const keys: string[] = [];
  for await (const { key } of storage.list(incomingPrefix(id))) keys.push(key);
  if (keys.length > 0) await storage.remove(keys);
}

/** Removes the original of a file, and all variants of a picture. */
export async function removeContent(storage: ObjectStorage, sha256: string): Promise<void> {
  const keys = [originalKey(sha256)];
  for await (const { key } of storage.list(variantPrefix(sha256))) keys.push(key);
  await storage.remove(keys);
}

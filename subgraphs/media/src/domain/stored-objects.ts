import type { ObjectStorage } from "./object-storage.js";
import { originalKey, variantPrefix } from "./picture-address.js";
import { renditionPrefix } from "./playback/playback.js";

export function incomingPrefix(id: string): string {
  return `incoming/${id}/`;
}

/** Removes what was stored of an upload, also parts of requests that broke before they were recorded. */
export function removeParts(storage: ObjectStorage, id: string): Promise<void> {
  return removeAll(storage, incomingPrefix(id));
}

/** Removes the original of a file, all variants of a picture, and all renditions of a video. */
export async function removeContent(storage: ObjectStorage, sha256: string): Promise<void> {
  const variants = await keysUnder(storage, variantPrefix(sha256));
  const renditions = await keysUnder(storage, renditionPrefix(sha256));
  await storage.remove([originalKey(sha256), ...variants, ...renditions]);
}

export async function removeAll(storage: ObjectStorage, prefix: string): Promise<void> {
  const keys = await keysUnder(storage, prefix);
  if (keys.length > 0) await storage.remove(keys);
}

async function keysUnder(storage: ObjectStorage, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys;
}

import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { MediaFile, MediaProblem } from "./media-file.js";
import type { MediaFileStore } from "./media-file-store.js";
import { StorageFullError, type ObjectStorage } from "./object-storage.js";
import { originalKey, variantKey } from "./picture-address.js";
import type { Pictures } from "./pictures.js";
import type { RemoteFiles } from "./remote-files.js";
import { removeParts } from "./stored-objects.js";
import type { VirusScanner } from "./virus-scanner.js";

export interface CheckMediaFileDependencies {
  readonly store: MediaFileStore;
  readonly storage: ObjectStorage;
  readonly scanner: VirusScanner;
  readonly pictures: Pictures;
  readonly remoteFiles: RemoteFiles;
  readonly limits: { readonly maxFileBytes: number };
}

export interface CheckAttempt {
  readonly attempt: number;
  readonly maxAttempts: number;
}

/**
 * Checks a complete file and converts it. A job runs it at least once: objects have the name of their content, so a
 * repeat writes the same ones. The last attempt that fails sets FAILED, so that the uploader sees it.
 */
export function checkMediaFile(dependencies: CheckMediaFileDependencies) {
  const { store, storage } = dependencies;
  return async (id: string, { attempt, maxAttempts }: CheckAttempt): Promise<void> => {
    const [file] = await store.findMediaFiles([id]);
    if (file?.state !== "CHECKING") return;
    try {
      const problem = await publish(dependencies, file);
      // a server that does not answer now may answer later
      const state = problem === "ADDRESS_NOT_ANSWERING" ? "FAILED" : "REJECTED";
      if (problem !== null) await store.markProblem(id, state, problem);
      await removeParts(storage, id);
    } catch (error) {
      if (error instanceof StorageFullError) return store.markProblem(id, "FAILED", "STORAGE_FULL");
      if (attempt >= maxAttempts) await store.markProblem(id, "FAILED", "CHECK_FAILED");
      throw error;
    }
  };
}

async function publish(dependencies: CheckMediaFileDependencies, file: MediaFile): Promise<MediaProblem | null> {
  const { store, storage, scanner, pictures } = dependencies;
  const original = await readFile(dependencies, file);
  if (typeof original === "string") return original;
  if (await scanner.isInfected(original)) return "VIRUS_FOUND";
  const converted = await pictures.convert(original);
  if (typeof converted === "string") return converted;
  const { variants, ...facts } = converted;
  const sha256 = createHash("sha256").update(original).digest("hex");
  await store.claimChecksum(file.id, sha256);
  let objectCount = 1;
  for await (const { width: variantWidth, format, content } of variants) {
    await storage.write(variantKey({ sha256, variantWidth, format }), content, content.length);
    objectCount += 1;
  }
  await storage.write(originalKey(sha256), original, original.length);
  await store.markReady(file.id, { sha256, ...facts }, { bytes: original.length, objectCount });
  return null;
}

async function readFile(
  { store, storage, remoteFiles, limits }: CheckMediaFileDependencies,
  { id, sourceUrl }: MediaFile,
): Promise<Uint8Array | MediaProblem> {
  if (sourceUrl !== null) return remoteFiles.download(sourceUrl, limits.maxFileBytes);
  const parts: Buffer[] = [];
  for (const { key } of await store.listParts(id)) {
    const stored = await storage.read(key);
    if (stored === null) throw new Error(`the part ${key} of the upload ${id} is missing`);
    parts.push(await buffer(stored.content));
  }
  return Buffer.concat(parts);
}

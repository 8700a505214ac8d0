import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { kindOf, type FileTypes } from "./files/file-kinds.js";
import type { MediaFile, MediaProblem } from "./media-file.js";
import type { MediaFileStore } from "./media-file-store.js";
import { StorageFullError, type ObjectStorage } from "./object-storage.js";
import { originalKey, variantKey } from "./picture-address.js";
import type { Pictures } from "./pictures.js";
import type { MediaConverter } from "./playback/media-converter.js";
import type { RemoteFiles } from "./remote-files.js";
import { removeParts } from "./stored-objects.js";
import type { VirusScanner } from "./virus-scanner.js";

export interface CheckMediaFileDependencies {
  readonly store: MediaFileStore;
  readonly storage: ObjectStorage;
  readonly scanner: VirusScanner;
  readonly pictures: Pictures;
  readonly remoteFiles: RemoteFiles;
  readonly fileTypes: FileTypes;
  readonly limits: { readonly maxPictureBytes: number };
  /** Null when this machine cannot convert. */
  readonly converter: MediaConverter | null;
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
  const { store, storage, scanner, fileTypes, limits, converter } = dependencies;
  const uploaded = await contentOf(dependencies, file);
  if (typeof uploaded === "string") return uploaded;
  const { open, sizeBytes } = uploaded;
  const contentType = await fileTypes.typeOf(open());
  const kind = kindOf(contentType);
  if (contentType === undefined || kind === undefined) return "KIND_NOT_ACCEPTED";
  if (kind === "PICTURE" && sizeBytes > limits.maxPictureBytes) return "TOO_LARGE";
  if (await scanner.isInfected(open())) return "VIRUS_FOUND";
  if (kind === "PICTURE") return publishPicture(dependencies, file, { contentType, original: await buffer(open()) });
  const sha256 = await checksumOf(open());
  await store.claimChecksum(file.id, sha256);
  await storage.write(originalKey(sha256), open(), sizeBytes);
  const isConverted = kind !== "DOCUMENT" && converter !== null;
  await store.markReady(
    file.id,
    { sha256, contentType, picture: null, isConverted },
    { bytes: sizeBytes, objectCount: 1 },
  );
  return null;
}

async function publishPicture(
  { store, storage, pictures }: CheckMediaFileDependencies,
  { id }: MediaFile,
  { contentType, original }: { readonly contentType: string; readonly original: Buffer },
): Promise<MediaProblem | null> {
  const converted = await pictures.convert(original);
  if (typeof converted === "string") return converted;
  const { variants, ...picture } = converted;
  const sha256 = createHash("sha256").update(original).digest("hex");
  await store.claimChecksum(id, sha256);
  let objectCount = 1;
  for await (const { width: variantWidth, format, content } of variants) {
    await storage.write(variantKey({ sha256, variantWidth, format }), content, content.length);
    objectCount += 1;
  }
  await storage.write(originalKey(sha256), original, original.length);
  await store.markReady(
    id,
    { sha256, contentType, picture, isConverted: false },
    { bytes: original.length, objectCount },
  );
  return null;
}

/** A file that can be read several times, because it need not fit into memory. */
interface UploadedContent {
  readonly open: () => Readable;
  readonly sizeBytes: number;
}

/** An upload is read from its parts, one after the other. An import is a picture, and small. */
async function contentOf(
  { store, storage, remoteFiles, limits }: CheckMediaFileDependencies,
  { id, sourceUrl, sizeBytes }: MediaFile,
): Promise<UploadedContent | MediaProblem> {
  if (sourceUrl !== null) {
    const downloaded = await remoteFiles.download(sourceUrl, limits.maxPictureBytes);
    if (typeof downloaded === "string") return downloaded;
    return { open: () => Readable.from([downloaded]), sizeBytes: downloaded.length };
  }
  const parts = await store.listParts(id);
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for (const { key } of parts) {
      const stored = await storage.read(key);
      if (stored === null) throw new Error(`the part ${key} of the upload ${id} is missing`);
      yield* stored.content;
    }
  };
  return { open: () => Readable.from(chunks(), { objectMode: false }), sizeBytes };
}

async function checksumOf(content: Readable): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(content, hash);
  return hash.digest("hex");
}

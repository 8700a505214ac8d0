import type { Readable } from "node:stream";
import { isObjectKey, type ObjectStorage } from "@souk/media/object-storage";
import { BackupError } from "./manifest.js";

/** The path of media files in an archive. */
export const mediaPrefix = "media/";

export interface BackedUpMediaFile {
  /** The path in the archive. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly content: Readable;
}

/**
 * Returns the files of media, one after the other: the content of a file ends when the next file is requested. A file
 * that is deleted meanwhile is left out.
 */
export async function* readMediaFiles(storage: ObjectStorage): AsyncGenerator<BackedUpMediaFile> {
  for await (const { key } of storage.list("")) {
    const stored = await storage.read(key);
    if (!stored) continue;
    try {
      yield { path: mediaPrefix + key, ...stored };
    } finally {
      stored.content.destroy();
    }
  }
}

/** Throws BackupError when the path has no key of media. */
export async function writeMediaFile(
  storage: ObjectStorage,
  { path, content, sizeBytes }: BackedUpMediaFile,
): Promise<void> {
  const key = path.slice(mediaPrefix.length);
  if (!isObjectKey(key)) throw new BackupError(`the backup has a media file with the path ${path}`);
  await storage.write(key, content, sizeBytes);
}

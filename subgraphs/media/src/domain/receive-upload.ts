import { randomUUID } from "node:crypto";
import type { Clock } from "@souk/kernel/values/clock";
import { fileNameOf, type MediaFile } from "./media-file.js";
import type { MediaFileStore } from "./media-file-store.js";
import type { ObjectStorage } from "./object-storage.js";
import { incomingPrefix, removeParts, removeContent } from "./stored-objects.js";
import type { UploadLimits } from "./upload-limits.js";

export interface ReceiveUploadDependencies {
  readonly store: MediaFileStore;
  readonly storage: ObjectStorage;
  readonly clock: Clock;
}

export interface NewUpload {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string | null | undefined;
  readonly sizeBytes: number;
  readonly limits: UploadLimits;
}

export type StartUploadOutcome = "started" | "empty" | "tooLarge" | "quotaExceeded";

/** The size of a part, and so the memory that an upload needs. */
const partBytes = 4 * 1024 * 1024;

export function startUpload({ store, clock }: Omit<ReceiveUploadDependencies, "storage">) {
  return async ({ id, ownerId, name, sizeBytes, limits }: NewUpload): Promise<StartUploadOutcome> => {
    if (sizeBytes < 1) return "empty";
    if (sizeBytes > limits.maxFileBytes) return "tooLarge";
    const file = { id, ownerId, name: fileNameOf(name), sizeBytes, sourceUrl: null, createdAt: clock.now() };
    return (await store.insertMediaFile(file, limits.maxUnusedBytes)) ? "started" : "quotaExceeded";
  };
}

/**
 * Stores the bytes from `offset` in parts, and returns the new offset. When the connection breaks, it stores what has
 * arrived and throws the error. Throws OffsetTakenError when another request sends the same bytes.
 */
export function appendToUpload({ store, storage }: Pick<ReceiveUploadDependencies, "store" | "storage">) {
  return async (id: string, content: AsyncIterable<Uint8Array>, offset: number): Promise<number> => {
    let received = offset;
    const savePart = async (chunks: readonly Uint8Array[]): Promise<void> => {
      const bytes = Buffer.concat(chunks);
      // unique: a broken request may still store its part while the next one sends the same bytes
      const key = `${incomingPrefix(id)}${received}-${randomUUID()}`;
      await storage.write(key, bytes, bytes.length);
      if (!(await store.recordPart(id, { key, start: received, sizeBytes: bytes.length })))
        throw new OffsetTakenError();
      received += bytes.length;
    };
    let chunks: Uint8Array[] = [];
    let waiting = 0;
    try {
      for await (const chunk of content) {
        chunks.push(chunk);
        waiting += chunk.length;
        if (waiting < partBytes) continue;
        const full = chunks;
        [chunks, waiting] = [[], 0];
        await savePart(full);
      }
    } finally {
      // also when the connection broke
      if (waiting > 0) await savePart(chunks);
    }
    return received;
  };
}

export class OffsetTakenError extends Error {
  constructor() {
    super("another request has stored these bytes");
    this.name = "OffsetTakenError";
  }
}

/** Returns the file if it is an upload of this owner. */
export function findUpload({ store }: Pick<ReceiveUploadDependencies, "store">) {
  return async (id: string, ownerId: string): Promise<MediaFile | null> => {
    const [file] = await store.findMediaFiles([id]);
    return file?.ownerId === ownerId && file.sourceUrl === null ? file : null;
  };
}

/** Deletes an upload that is not complete. A complete one is deleted by `deleteMediaFile`. */
export function cancelUpload({ store, storage }: Omit<ReceiveUploadDependencies, "clock">) {
  return async (id: string): Promise<void> => {
    const isRemoved = await store.removeMediaFile(id, (sha256) => removeContent(storage, sha256));
    if (isRemoved) await removeParts(storage, id);
  };
}

import type { Readable } from "node:stream";

export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
}

/** From the first to the last byte, both included, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Whether the text can be the key of an object: names with slashes between them, the first without a dot. */
export function isObjectKey(key: string): boolean {
  return /^[\w-]+(?:\/[\w.-]+)*$/.test(key) && !key.includes("..");
}

/**
 * Stores files by key. Throws ServiceUnavailableError while a storage on the network does not answer. Each driver passes
 * the tests in `testing/object-storage-contract.ts`.
 */
export interface ObjectStorage extends AsyncDisposable {
  /** Looks whether the settings are right, and writes nothing. Throws StorageRefusedError when they are not. */
  check(): Promise<void>;
  /**
   * Stores an object, or replaces it. A reader sees the complete object or none. Throws StorageFullError when there is
   * no space.
   */
  write(key: string, content: Uint8Array | Readable, sizeBytes: number): Promise<void>;
  /** Null when there is no such object. `range`: a part of the object, which must be within it. */
  read(key: string, range?: ByteRange): Promise<{ readonly content: Readable; readonly sizeBytes: number } | null>;
  /** Ignores keys without an object. */
  remove(keys: readonly string[]): Promise<void>;
  /** All objects whose key starts with `prefix`, in any order. */
  list(prefix: string): AsyncIterable<StoredObject>;
}

export class StorageFullError extends Error {
  constructor(cause: unknown) {
    super("the storage of media has no space left", { cause });
    this.name = "StorageFullError";
  }
}

/** The storage answers that its settings are wrong. */
export class StorageRefusedError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = "StorageRefusedError";
  }
}

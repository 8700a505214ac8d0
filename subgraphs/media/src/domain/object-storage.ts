import type { Readable } from "node:stream";

export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
}

/** Stores files by key. Each driver passes the tests in `testing/object-storage-contract.ts`. */
export interface ObjectStorage extends AsyncDisposable {
  /**
   * Stores an object, or replaces it. A reader sees the complete object or none. Throws StorageFullError when there is
   * no space.
   */
  write(key: string, content: Uint8Array | Readable, sizeBytes: number): Promise<void>;
  /** Null when there is no such object. */
  read(key: string): Promise<{ readonly content: Readable; readonly sizeBytes: number } | null>;
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

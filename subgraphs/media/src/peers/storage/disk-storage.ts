import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, constants, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { Readable } from "node:stream";
import {
  isObjectKey,
  type ByteRange,
  StorageFullError,
  StorageRefusedError,
  type ObjectStorage,
  type StoredObject,
} from "../../domain/object-storage.js";

/** Files that are being written. They get their name when they are complete. */
const unfinishedFolder = ".unfinished";
/** A process that was killed does not complete its file. */
const abandonedMs = 24 * 60 * 60_000;

/** Stores objects as files in a folder, which all replicas share. */
export class DiskStorage implements ObjectStorage {
  constructor(private readonly folder: string) {}

  async check(): Promise<void> {
    try {
      await access(this.folder, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // the first upload creates the folder
      if (code === "ENOENT") return;
      throw new StorageRefusedError(`MEDIA_FOLDER ${this.folder} cannot be read and written (${code})`, error);
    }
  }

  async write(key: string, content: Uint8Array | Readable): Promise<void> {
    const target = this.pathOf(key);
    const unfinished = join(this.folder, unfinishedFolder, randomUUID());
    try {
      await mkdir(dirname(unfinished), { recursive: true });
      await removeAbandoned(dirname(unfinished));
      await mkdir(dirname(target), { recursive: true });
      const file = await open(unfinished, "wx");
      try {
        await file.writeFile(content);
        // a row refers to the object after this returns, so it must survive a power failure
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw isFull(error) ? new StorageFullError(error) : error;
    }
  }

  async read(key: string, range?: ByteRange): Promise<{ content: Readable; sizeBytes: number } | null> {
    const path = this.pathOf(key);
    const found = await stat(path).catch(orNull);
    if (found?.isFile() !== true) return null;
    const sizeBytes = range ? range.end - range.start + 1 : found.size;
    return { content: createReadStream(path, range), sizeBytes };
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) await rm(this.pathOf(key), { force: true });
  }

  async *list(prefix: string): AsyncGenerator<StoredObject> {
    // a prefix may end within a name
    const start = join(this.folder, prefix.slice(0, prefix.lastIndexOf("/") + 1));
    const entries = (await readdir(start, { recursive: true, withFileTypes: true }).catch(orNull)) ?? [];
    for (const entry of entries.filter((each) => each.isFile())) {
      const path = join(entry.parentPath, entry.name);
      const key = relative(this.folder, path).split(sep).join("/");
      if (!key.startsWith(prefix) || key.startsWith(`${unfinishedFolder}/`)) continue;
      const found = await stat(path).catch(orNull);
      if (found) yield { key, sizeBytes: found.size };
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  private pathOf(key: string): string {
    if (!isObjectKey(key)) throw new Error(`${key} is no key of an object`);
    return join(this.folder, ...key.split("/"));
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const changedAt = (await stat(path).catch(orNull))?.mtimeMs ?? Infinity;
    if (Date.now() - changedAt > abandonedMs) await rm(path, { force: true });
  }
}

function isFull(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT"].includes((error as NodeJS.ErrnoException).code ?? "");
}

function orNull(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}

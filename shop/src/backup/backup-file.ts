import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { observeProcess } from "@souk/embedded-postgres/observed-process";
import { BackupError } from "./manifest.js";

const namePattern = /^souk-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar\.zst\.age$/;
const partialPattern = /\.partial-(\d+)$/;

/**
 * Writes a file under a temporary name, and gives it its final name when it is complete and on the disk. `path`: the
 * file, or an existing folder, in which the file is named for the time. Returns the path of the file. Throws BackupError.
 */
export async function writeBackupFile(
  path: string,
  at: Date,
  write: (target: Writable) => Promise<void>,
): Promise<string> {
  const file = (await isFolder(path)) ? join(path, nameAt(at)) : path;
  const partial = `${file}.partial-${process.pid}`;
  using stop = new StopSignals();
  let target: Writable | undefined;
  try {
    await removeAbandoned(dirname(file));
    target = await openTarget(partial);
    stop.destroys(target);
    await write(target);
    await rename(partial, file);
    await syncFolder(dirname(file));
    return file;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    // the error that destroyed the target causes every later one; an AbortError is the consequence of another error
    const errored = target?.errored;
    throw fileError(file, errored && errored.name !== "AbortError" ? errored : error);
  }
}

async function openTarget(file: string): Promise<Writable> {
  const target = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  await once(target, "open");
  target.on("error", () => undefined);
  return target;
}

/** Deletes all backups in the folder except the newest `keep`. Returns the names of the deleted files. */
export async function deleteOldBackups(folder: string, keep: number): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => namePattern.test(name)).sort();
  const old = names.slice(0, Math.max(0, names.length - keep));
  for (const name of old) await rm(join(folder, name), { force: true });
  return old;
}

/** Ends the writing at Ctrl-C, so that the temporary file is removed. */
class StopSignals implements Disposable {
  private readonly listener = (): void => void this.target?.destroy(new BackupError("stopped; no backup was written"));
  private target: Writable | undefined;

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, this.listener);
  }

  destroys(target: Writable): void {
    this.target = target;
  }

  [Symbol.dispose](): void {
    for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, this.listener);
  }
}

function nameAt(at: Date): string {
  return `souk-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar.zst.age`;
}

/** Removes the files of backups that were killed. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(partialPattern.exec(name)?.[1] ?? 0);
    if (pid > 0 && observeProcess(pid) === undefined) await rm(join(folder, name), { force: true });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** Writes the folder to the disk; until then, a crash can lose the new name of the file. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  await using handle = await open(folder, "r");
  await handle.sync();
}

function fileError(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new BackupError(`the disk of ${file} is full; no backup was written`, error);
  if (code === "ENOENT") return new BackupError(`there is no folder ${dirname(file)} for ${basename(file)}`, error);
  if (["EACCES", "EPERM", "EROFS", "EISDIR", "EIO", "EFBIG"].includes(code ?? ""))
    return new BackupError(`cannot write ${file} (${code})`, error);
  return error;
}

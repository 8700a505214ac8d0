import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { ObjectStorage } from "@souk/media/object-storage";
import { readArchive, type VerifiedBackup } from "./archive-reader.js";
import { DatabaseLoader } from "./database-loader.js";
import { BackupError, type BackedUpDatabase } from "./manifest.js";
import { mediaPrefix, writeMediaFile } from "./media-files.js";
import { recreateTables, refuseData, refuseOtherReleases, refuseRunningShop } from "./target-database.js";

export interface RestoreTarget {
  readonly urls: ReadonlyMap<string, string>;
  /** The folder for the keys of the backup; they are not written when absent. */
  readonly keysFolder?: string;
  /** The storage for the uploaded files of the backup. Other files stay. */
  readonly media: ObjectStorage;
  /** Whether data and keys that exist are deleted. */
  readonly replace: boolean;
  /** The time in milliseconds for which the restore waits for an unavailable database. */
  readonly waitMs: number;
}

interface BackupFile {
  readonly file: string;
  readonly identities: readonly string[];
}

/** Restores a backup whose checksums are verified. Throws BackupError. */
export async function restoreBackup(
  { file, identities }: BackupFile,
  { manifest, totals }: VerifiedBackup,
  target: RestoreTarget,
  report: (line: string) => void,
): Promise<void> {
  const targets = manifest.databases.map((database) => ({ database, url: urlOf(database, target) }));
  for (const { database, url } of targets) {
    await refuseOtherReleases(database);
    await refuseRunningShop(database.name, url);
    if (!target.replace) await refuseData(database.name, url);
  }
  for (const { database, url } of targets) await recreateTables(database, url, target.waitMs);
  report(`created the tables of ${targets.length} databases`);
  const keys = new Map<string, Buffer>();
  await using parts = readArchive(file, identities);
  let next = await parts.next();
  for (const { database, url } of targets) {
    await using loader = await DatabaseLoader.start(database, url);
    while (!next.done && next.value.kind === "table" && next.value.folder.startsWith(`${database.name}/`)) {
      await loader.add(next.value);
      next = await parts.next();
    }
    await loader.end(totals);
    report(`restored ${database.name}`);
  }
  let mediaFiles = 0;
  for (; !next.done; next = await parts.next()) {
    if (next.value.kind !== "file") continue;
    if (next.value.path.startsWith(mediaPrefix)) {
      await writeMediaFile(target.media, next.value);
      mediaFiles += 1;
    } else keys.set(basename(next.value.path), await buffer(next.value.content));
  }
  if (mediaFiles > 0) report(`wrote ${mediaFiles} media files`);
  await writeKeyFiles(keys, target, report);
}

function urlOf({ name }: BackedUpDatabase, { urls }: RestoreTarget): string {
  const url = urls.get(name);
  if (url !== undefined) return url;
  const why = name === "cart" ? "REDIS_URL is set" : "PAYMENT_PROVIDERS lacks sandbox";
  throw new BackupError(`the backup has a database of ${name}, but the settings do not: ${why}`);
}

/** Never overwrites the keys of this machine without `replace`: other data may be encrypted with them. */
async function writeKeyFiles(
  keys: ReadonlyMap<string, Buffer>,
  { keysFolder, replace }: RestoreTarget,
  report: (line: string) => void,
): Promise<void> {
  if (keys.size === 0 || keysFolder === undefined) return;
  const existing = await readdir(keysFolder).catch(() => []);
  if (existing.length > 0 && !replace) {
    report(`kept the keys in ${keysFolder}; souk restore --replace writes those of the backup`);
    return;
  }
  await mkdir(keysFolder, { recursive: true, mode: 0o700 });
  for (const name of existing) await rm(join(keysFolder, name), { force: true, recursive: true });
  for (const [name, content] of keys) await writeFile(join(keysFolder, name), content, { mode: 0o600 });
  report(`wrote ${keys.size} keys to ${keysFolder}`);
}

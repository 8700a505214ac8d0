import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Writable } from "node:stream";
import type { ObjectStorage } from "@souk/media/object-storage";
import { to as copyTo } from "pg-copy-streams";
import { ArchiveWriter } from "./archive-writer.js";
import { takeConsistentCut, type ConsistentCut, type CutDatabase } from "./consistent-cut.js";
import { BackupError, folderOf, formatVersion, type Manifest } from "./manifest.js";
import { readMediaFiles } from "./media-files.js";
import { readFileSync } from "node:fs";

export interface BackupSource {
  readonly urls: ReadonlyMap<string, string>;
  /** The folder of the keys that the shop created on this machine, if it has any. */
  readonly keysFolder: string;
  /** Null when the backup does not include the uploaded files. */
  readonly media: ObjectStorage | null;
}

/** Writes a backup of all databases at one moment to `target`, encrypted for `recipients`. Throws BackupError. */
export async function writeBackup(
  { urls, keysFolder, media }: BackupSource,
  { recipients, target, report }: { recipients: readonly string[]; target: Writable; report: (line: string) => void },
): Promise<void> {
  await using cut = await takeConsistentCut(urls, report);
  report(`took a snapshot of ${cut.databases.length} databases; writes waited for ${cut.frozenMs} ms`);
  await ArchiveWriter.write({ recipients, writtenAt: cut.takenAt, target }, async (archive) => {
    await archive.manifest(await manifestOf(cut));
    for (const database of cut.databases) report(await writeDatabase(database, archive));
    const keys = await readKeyFiles(keysFolder);
    for (const [name, content] of keys)
      await archive.file({ path: `keys/${name}`, sizeBytes: content.length, content: [content] });
    if (keys.size > 0) report(`keys: ${keys.size} files of ${keysFolder}`);
    let mediaFiles = 0;
    for await (const file of media ? readMediaFiles(media) : []) {
      await archive.file(file);
      mediaFiles += 1;
    }
    if (mediaFiles > 0) report(`media: ${mediaFiles} files`);
  });
}

async function manifestOf({ databases, takenAt, frozenMs }: ConsistentCut): Promise<Manifest> {
  const unmigrated = databases.find(({ contents }) => contents.migrations.length === 0);
  if (unmigrated)
    throw new BackupError(`the database of ${unmigrated.contents.name} has no tables: no shop has run on it`);
  const { rows } = (await databases[0]?.client.query<{ version: string }>(
    "select current_setting('server_version') as version",
  )) ?? { rows: [] };
  return {
    format: formatVersion,
    souk: releaseVersion(),
    postgres: rows[0]?.version ?? "",
    takenAt: takenAt.toISOString(),
    frozenMs,
    databases: databases.map(({ contents }) => contents),
  };
}

/** Returns the line that reports it. */
async function writeDatabase({ client, contents }: CutDatabase, archive: ArchiveWriter): Promise<string> {
  let rows = 0;
  let bytes = 0;
  for (const table of contents.tables) {
    const data = client.query(copyTo(`copy ${table.name} (${table.columns.join(", ")}) to stdout`));
    const rowsOf = async (): Promise<number> => {
      // the number of rows can arrive after the data, but precedes the answer of another statement
      await client.query("select");
      return data.rowCount;
    };
    const total = await archive.table(folderOf(contents, table), data, rowsOf);
    rows += total.rows;
    bytes += total.bytes;
  }
  await client.query("rollback");
  return `${contents.name}: ${contents.tables.length} tables, ${rows} rows, ${(bytes / 1e6).toFixed(1)} MB`;
}

async function readKeyFiles(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const files = await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const));
  return new Map(files);
}

/** Returns the version of this release of Souk. */
function releaseVersion(): string {
  const file = new URL("../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { json, buffer } from "node:stream/consumers";
import { createZstdDecompress } from "node:zlib";
import { Decrypter } from "age-encryption";
import { extract, type ExtractEvents } from "tar-stream";
import { BackupError, folderOf, formatVersion, type Manifest, type Totals } from "./manifest.js";

/** A part of a table's data, in the order of the archive. */
export interface TablePart {
  readonly kind: "table";
  readonly folder: string;
  readonly content: Buffer;
}

export interface ArchivedFile {
  readonly kind: "file";
  readonly path: string;
  readonly content: Buffer;
}

export interface VerifiedBackup {
  readonly manifest: Manifest;
  readonly totals: Totals;
}

/** Reads the whole file and compares each checksum. Throws BackupError. */
export async function verifyChecksums(file: string, identities: readonly string[]): Promise<VerifiedBackup> {
  let manifest: Manifest | undefined;
  let totals: Totals | undefined;
  const read = new Map<string, { bytes: number; readonly hash: Hash }>();
  for await (const entry of entriesOf(file, identities)) {
    if (totals) throw new BackupError(`${file} has data after its end`);
    if (entry.header.name === "manifest.json") manifest = checkedManifest(file, await json(entry));
    else if (entry.header.name === "totals.json") totals = (await json(entry)) as Totals;
    else {
      const { name, content } = await readEntry(entry);
      const seen = read.get(name) ?? { bytes: 0, hash: createHash("sha256") };
      seen.bytes += content.length;
      seen.hash.update(content);
      read.set(name, seen);
    }
  }
  if (!manifest || !totals) throw new BackupError(`${file} is incomplete`);
  compare(file, { manifest, totals }, read);
  return { manifest, totals };
}

/** Returns the files and the parts of tables. Throws BackupError. */
export async function* readArchive(
  file: string,
  identities: readonly string[],
): AsyncGenerator<TablePart | ArchivedFile> {
  for await (const entry of entriesOf(file, identities)) {
    if (entry.header.name === "manifest.json" || entry.header.name === "totals.json") {
      entry.resume();
      continue;
    }
    const { name, content } = await readEntry(entry);
    if (isPart(entry)) yield { kind: "table", folder: name, content };
    else yield { kind: "file", path: name, content };
  }
}

type Entry = ExtractEvents["entry"][1];

async function readEntry(entry: Entry): Promise<{ name: string; content: Buffer }> {
  const { name } = entry.header;
  return { name: isPart(entry) ? name.slice(0, name.lastIndexOf("/")) : name, content: await buffer(entry) };
}

function isPart(entry: Entry): boolean {
  return entry.header.name.endsWith(".copy");
}

async function* entriesOf(file: string, identities: readonly string[]): AsyncGenerator<Entry> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const source = createReadStream(file);
  const decompressed = createZstdDecompress();
  const entries = extract();
  try {
    const decrypted = await decrypter.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>);
    const plain = Readable.fromWeb(decrypted);
    // an error of each stream ends the archive's
    plain.on("error", (error) => decompressed.destroy(error));
    decompressed.on("error", (error) => entries.destroy(error));
    plain.pipe(decompressed).pipe(entries);
    yield* entries;
  } catch (error) {
    throw error instanceof BackupError ? error : unreadable(file, error);
  } finally {
    source.destroy();
    decompressed.destroy();
    entries.destroy();
  }
}

function unreadable(file: string, error: unknown): BackupError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return new BackupError(`there is no file ${file}`, error);
  if (code?.startsWith("E")) return new BackupError(`cannot read ${file} (${code})`, error);
  if (message.includes("no identity matched"))
    return new BackupError(`${file} is encrypted for other keys than those of BACKUP_IDENTITY_FILE`, error);
  return new BackupError(`${file} is damaged, or is not a backup (${message})`, error);
}

function checkedManifest(file: string, content: unknown): Manifest {
  const manifest = content as Manifest;
  if (manifest.format === formatVersion) return manifest;
  throw new BackupError(
    `${file} was made by Souk ${manifest.souk} in format ${String(manifest.format)}, which this release cannot read`,
  );
}

function compare(
  file: string,
  { manifest, totals }: VerifiedBackup,
  read: ReadonlyMap<string, { readonly bytes: number; readonly hash: Hash }>,
): void {
  const tables = manifest.databases.flatMap((database) => database.tables.map((table) => folderOf(database, table)));
  const missing = tables.find((folder) => totals[folder] === undefined);
  if (missing !== undefined) throw new BackupError(`${file} lacks the data of ${missing}`);
  const unknown = [...read.keys()].find((name) => totals[name] === undefined);
  if (unknown !== undefined) throw new BackupError(`${file} has unexpected data of ${unknown}`);
  for (const [name, { bytes, sha256 }] of Object.entries(totals)) {
    const found = read.get(name);
    const hash = (found?.hash ?? createHash("sha256")).digest("hex");
    if ((found?.bytes ?? 0) !== bytes || hash !== sha256)
      throw new BackupError(`${file} is damaged: the checksum of ${name} differs`);
  }
}

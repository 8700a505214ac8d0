import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { buffer, json } from "node:stream/consumers";
import { createZstdDecompress } from "node:zlib";
import { Decrypter } from "age-encryption";
import { extract } from "tar-stream";
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
  readonly sizeBytes: number;
  /** Ends when the next file is requested. Damage ends it by a BackupError. */
  readonly content: Readable;
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
  for await (const { name, content } of entriesOf(file, identities)) {
    if (totals) throw new BackupError(`${file} has data after its end`);
    if (name === "manifest.json") manifest = checkedManifest(file, await json(content));
    else if (name === "totals.json") totals = (await json(content)) as Totals;
    else {
      const owner = folderOfPart(name) ?? name;
      const seen = read.get(owner) ?? { bytes: 0, hash: createHash("sha256") };
      read.set(owner, seen);
      for await (const chunk of content as AsyncIterable<Buffer>) {
        seen.bytes += chunk.length;
        seen.hash.update(chunk);
      }
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
  for await (const { name, sizeBytes, content } of entriesOf(file, identities)) {
    if (name === "manifest.json" || name === "totals.json") continue;
    const folder = folderOfPart(name);
    yield folder === undefined
      ? { kind: "file", path: name, sizeBytes, content }
      : { kind: "table", folder, content: await buffer(content) };
  }
}

/** Returns the folder of a table's part, and undefined for the name of a file. */
function folderOfPart(name: string): string | undefined {
  return name.endsWith(".copy") ? name.slice(0, name.lastIndexOf("/")) : undefined;
}

interface Entry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly content: Readable;
}

/** Returns the entries. Their contents, which need not be read, also throw BackupError. */
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
    for await (const entry of entries) {
      const { name, size } = entry.header;
      const chunks = entry[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      const content = Readable.from(contentOf(file, chunks), { objectMode: false });
      try {
        yield { name, sizeBytes: size, content };
      } finally {
        content.destroy();
      }
      // the next entry follows the rest of this one
      entry.resume();
    }
  } catch (error) {
    throw error instanceof BackupError ? error : unreadable(file, error);
  } finally {
    source.destroy();
    decompressed.destroy();
    entries.destroy();
  }
}

/** Leaves the iterator open at an early end: closing it would end the whole archive. */
async function* contentOf(file: string, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  const nextChunk = (): Promise<IteratorResult<Buffer>> =>
    chunks.next().catch((error: unknown) => {
      throw unreadable(file, error);
    });
  for (let next = await nextChunk(); !next.done; next = await nextChunk()) yield next.value;
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

import { createHash, type Hash } from "node:crypto";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdCompress } from "node:zlib";
import { Encrypter } from "age-encryption";
import { pack, type Pack } from "tar-stream";
import { BackupError, type Manifest, type Total, type Totals } from "./manifest.js";

/** The data of a table is in files of this size, because tar needs the size of a file before its content. */
const partBytes = 4 * 1024 * 1024;

type Chunks = Iterable<Buffer> | AsyncIterable<Buffer>;

export interface FileToArchive {
  /** The path in the archive. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly content: Chunks;
}

/**
 * Writes a backup: a tar archive, compressed by zstd, encrypted by age. `manifest.json` is its first file and
 * `totals.json` its last.
 */
export class ArchiveWriter {
  private readonly archive: Pack = pack();
  private readonly totals: Record<string, Total> = {};

  private constructor(private readonly writtenAt: Date) {}

  /** Encrypts for `recipients`. Returns when `target` has received everything that `write` wrote. */
  static async write(
    { recipients, writtenAt, target }: { recipients: readonly string[]; writtenAt: Date; target: Writable },
    write: (archive: ArchiveWriter) => Promise<void>,
  ): Promise<void> {
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    const writer = new ArchiveWriter(writtenAt);
    const compressed = createZstdCompress();
    const encrypted = await encrypter.encrypt(Readable.toWeb(compressed) as ReadableStream<Uint8Array>);
    const output = Readable.fromWeb(encrypted);
    // without a listener, an error would end the process when `target` is already destroyed
    output.on("error", () => undefined);
    const failures = new AbortController();
    const writing = write(writer)
      .then(() => writer.finish())
      .catch((error: unknown) => {
        failures.abort(error);
        throw error;
      });
    const sent = [
      pipeline(writer.archive, compressed, { signal: failures.signal }),
      pipeline(output, target, { signal: failures.signal }),
    ].map((stream) =>
      stream.catch((error: unknown) => {
        failures.abort(error);
        writer.archive.destroy();
        throw error;
      }),
    );
    await Promise.allSettled([writing, ...sent]);
    if (failures.signal.aborted) throw failures.signal.reason;
  }

  async manifest(manifest: Manifest): Promise<void> {
    await this.entry("manifest.json", Buffer.from(JSON.stringify(manifest)));
  }

  /** Throws BackupError when the content has another size. */
  async file({ path, sizeBytes, content }: FileToArchive): Promise<void> {
    const hash = createHash("sha256");
    await this.streamedEntry(path, sizeBytes, hashedFile({ path, sizeBytes, content }, hash));
    this.totals[path] = { rows: 0, bytes: sizeBytes, sha256: hash.digest("hex") };
  }

  /** Writes the data of a table; `rowsOf` returns the number of its rows after the end of the data. */
  async table(folder: string, data: AsyncIterable<Buffer>, rowsOf: () => number | Promise<number>): Promise<Total> {
    const hash = createHash("sha256");
    const parts = new Parts((content, number) =>
      this.entry(`${folder}/${String(number).padStart(6, "0")}.copy`, hashed(hash, content)),
    );
    for await (const chunk of data) await parts.add(chunk);
    await parts.end();
    return (this.totals[folder] = { rows: await rowsOf(), bytes: parts.bytes, sha256: hash.digest("hex") });
  }

  private async finish(): Promise<void> {
    const totals: Totals = this.totals;
    await this.entry("totals.json", Buffer.from(JSON.stringify(totals)));
    this.archive.finalize();
  }

  private entry(name: string, content: Buffer): Promise<void> {
    return this.streamedEntry(name, content.length, [content]);
  }

  private async streamedEntry(name: string, size: number, content: Chunks): Promise<void> {
    await pipeline(content, this.archive.entry({ name, size, mode: 0o600, mtime: this.writtenAt }));
  }
}

async function* hashedFile({ path, sizeBytes, content }: FileToArchive, hash: Hash): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > sizeBytes) break;
    yield hashed(hash, chunk);
  }
  if (bytes !== sizeBytes) throw new BackupError(`cannot back up ${path}: read ${bytes} bytes instead of ${sizeBytes}`);
}

function hashed(hash: Hash, content: Buffer): Buffer {
  hash.update(content);
  return content;
}

class Parts {
  bytes = 0;
  private chunks: Buffer[] = [];
  private waiting = 0;
  private written = 0;

  constructor(private readonly write: (content: Buffer, number: number) => Promise<void>) {}

  async add(chunk: Buffer): Promise<void> {
    this.chunks.push(chunk);
    this.waiting += chunk.length;
    if (this.waiting >= partBytes) await this.end();
  }

  async end(): Promise<void> {
    if (this.waiting === 0) return;
    const content = Buffer.concat(this.chunks);
    this.bytes += content.length;
    this.chunks = [];
    this.waiting = 0;
    await this.write(content, (this.written += 1));
  }
}

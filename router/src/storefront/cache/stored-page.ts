import { brotliCompress, brotliDecompress, constants, gzip } from "node:zlib";
import { promisify } from "node:util";

const compressBrotli = promisify(brotliCompress);
const decompressBrotli = promisify(brotliDecompress);
const compressGzip = promisify(gzip);

export type Encoding = "br" | "gzip" | "identity";

/** A good ratio of size to time for pages of about 100 KB. */
const brotliQuality = 4;

export interface StoredPageDefinition {
  readonly locale: string;
  readonly tag: string;
  readonly keys: ReadonlySet<string>;
  /** When its data were requested, in milliseconds of a monotonic clock. */
  readonly madeAtMs: number;
}

/** A rendered page in compressed form. Each encoding is computed once. */
export class StoredPage {
  private gzipped: Buffer | undefined;

  private constructor(
    readonly definition: StoredPageDefinition,
    private readonly brotli: Buffer,
  ) {}

  static async of(html: string, definition: StoredPageDefinition): Promise<StoredPage> {
    const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality };
    return new StoredPage(definition, await compressBrotli(html, { params }));
  }

  /** Its size in memory, in bytes. It grows by at most `gzipShare` when a client requests gzip. */
  get bytes(): number {
    const ofKeys = [...this.definition.keys].reduce((sum, key) => sum + key.length, 0);
    return this.brotli.length * (1 + gzipShare) + ofKeys + overheadBytes;
  }

  async body(encoding: Encoding): Promise<Buffer> {
    if (encoding === "br") return this.brotli;
    if (encoding === "gzip" && this.gzipped) return this.gzipped;
    const html = await decompressBrotli(this.brotli);
    if (encoding === "identity") return html;
    return (this.gzipped = await compressGzip(html));
  }
}

/** The size of a page as gzip, at most, by its size as Brotli. */
const gzipShare = 1.5;
const overheadBytes = 500;

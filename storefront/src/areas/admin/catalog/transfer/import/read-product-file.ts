import Papa from "papaparse";
import type { CustomColumn } from "../../../../../ui/custom-fields/custom-columns";
import { LinesByHandle } from "./lines-by-handle";
import { rowsOfHandle, type MappedRow } from "./rows-of-handle";
import { readHeader, type Columns } from "../shopify-columns";

export interface FilePart {
  readonly rows: readonly MappedRow[];
  /** Bytes of the file read so far. */
  readonly readBytes: number;
}

/** Thrown for a file without products. */
export class NotAProductFile extends Error {
  constructor(readonly missing: readonly string[]) {
    super(`missing columns: ${missing.join(", ")}`);
  }
}

const partBytes = 256 * 1024;

/**
 * Reads the file part by part and waits for `take` before it reads on, so that only one part is in memory. `take`
 * returns whether to continue.
 */
export function readProductFile(
  file: File | string,
  take: (part: FilePart) => Promise<boolean>,
  customColumns: readonly CustomColumn[] = [],
): Promise<void> {
  const reader = new ProductFileReader(customColumns);
  return new Promise((resolve, reject) => {
    // the parser calls complete after an abort too
    let isOver = false;
    const end = (parser: Papa.Parser, error?: Error) => {
      isOver = true;
      parser.abort();
      if (error === undefined) resolve();
      else reject(error);
    };
    const readChunk = async ({ data, errors, meta }: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
      const wrongRows = new Set(errors.map(({ row }) => row ?? data.length - 1));
      const rows = reader.read(data, wrongRows);
      if (await take({ rows, readBytes: meta.cursor })) parser.resume();
      else end(parser);
    };
    const readRest = async () => {
      const size = typeof file === "string" ? file.length : file.size;
      if (!isOver) await take({ rows: reader.end(), readBytes: size });
    };
    const parsing = {
      chunkSize: partBytes,
      delimiter: delimiterOf,
      chunk: (results: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
        parser.pause();
        readChunk(results, parser).catch((error: unknown) => end(parser, error as Error));
      },
      complete: () => {
        readRest().then(() => resolve(), reject);
      },
      error: reject,
    };
    if (typeof file === "string") Papa.parse<string[]>(file, { ...parsing, worker: false, download: false });
    else Papa.parse<string[]>(file, parsing);
  });
}

/** Detects the delimiter from the first line, which has only column names. A guess from the whole text can be wrong. */
function delimiterOf(text: string): string {
  const [first = ""] = text.split(/[\r\n]/, 1);
  const counts = [",", ";", "\t"].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.toSorted((one, other) => other.count - one.count)[0]?.sign ?? ",";
}

class ProductFileReader {
  private columns: Columns | undefined;
  private together = new LinesByHandle({});
  private line = 1;
  private readonly wrongLines = new Set<number>();
  private custom: ReadonlyMap<string, number> = new Map();

  constructor(private readonly customColumns: readonly CustomColumn[]) {}

  read(data: readonly (readonly string[])[], wrongRows: ReadonlySet<number>): MappedRow[] {
    return data.flatMap((cells, index) => {
      const { line } = this;
      this.line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
      if (cells.every((cell) => cell.trim() === "")) return [];
      if (!this.columns) {
        this.columns = this.header(cells);
        return [];
      }
      if (wrongRows.has(index)) this.wrongLines.add(line);
      return this.map(this.together.add({ line, cells }));
    });
  }

  end(): MappedRow[] {
    if (!this.columns) this.header([]);
    return this.map(this.together.end());
  }

  private header(cells: readonly string[]): Columns {
    const { columns, custom, missing } = readHeader(cells, this.customColumns);
    this.custom = custom;
    if (missing.length > 0) throw new NotAProductFile(missing);
    this.together = new LinesByHandle(columns);
    return columns;
  }

  private map(lines: Parameters<typeof rowsOfHandle>[0] | undefined): MappedRow[] {
    if (!lines || !this.columns) return [];
    const custom = { columns: this.customColumns, places: this.custom };
    return rowsOfHandle(lines, this.columns, custom).map((mapped) =>
      this.wrongLines.has(mapped.row.line)
        ? { ...mapped, problems: [...mapped.problems, { path: "", code: "malformed" as const }] }
        : mapped,
    );
  }
}

import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parse } from "csv-parse";

/** A record of a file, with the line on which it starts. */
export interface FileRecord {
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A file that cannot be read as records. The message names the file and the line. */
export class UnreadableFileError extends Error {
  override readonly name = "UnreadableFileError";
}

/** Returns the path of a table's file in a folder; null when there is none. */
export function findFile(folder: string, name: string): string | null {
  const paths = [".csv", ".jsonl", ".ndjson", ".json"].map((extension) => join(folder, `${name}${extension}`));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Reads a CSV file with a header, or a file with one JSON object on each line. Reads ahead a few records only. */
export function readRecords(path: string): AsyncIterable<FileRecord> {
  return path.endsWith(".csv") ? readCsv(path) : readJsonLines(path);
}

async function* readCsv(path: string): AsyncIterable<FileRecord> {
  const parser = createReadStream(path).pipe(parse({ columns: true, bom: true, info: true, skip_empty_lines: true }));
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number };
    }>)
      yield { line: info.lines, values: record };
  } catch (error) {
    throw new UnreadableFileError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function* readJsonLines(path: string): AsyncIterable<FileRecord> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === "") continue;
    let values: unknown;
    try {
      values = JSON.parse(text);
    } catch {
      throw new UnreadableFileError(`${path}: line ${line} is not a JSON object`);
    }
    if (typeof values !== "object" || values === null || Array.isArray(values))
      throw new UnreadableFileError(`${path}: line ${line} is not a JSON object`);
    yield { line, values: values as Record<string, unknown> };
  }
}

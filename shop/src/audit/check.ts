import type { Book, BookName, Row } from "./book.js";
import { CannotLookError } from "./book.js";
import type { Difference, Finding } from "./difference.js";
import { mergeByKey, type Group } from "./merge-by-key.js";

export interface Source {
  readonly book: BookName;
  /** Gives one row a key; the column is `key`, a text. */
  readonly sql: string;
}

/** Rows of one or more books that must agree wherever they have the same key. `Rows` is what each source gives. */
export interface Check<Rows extends Readonly<Record<keyof Rows, Row>> = Readonly<Record<string, Row>>> {
  readonly name: string;
  /** For people: what is held against what. */
  readonly compares: string;
  /** What is counted, in the plural. */
  readonly of: string;
  readonly sources: { readonly [Name in keyof Rows]: Source };
  /** What the rows of one key disagree about; at least one is there. */
  compare(rows: { readonly [Name in keyof Rows]: Rows[Name] | undefined }): readonly Finding[];
}

export interface CheckResult {
  readonly count: number;
  /** Of those, how many disagree and are so young that the rest may be on its way. */
  readonly inFlight: number;
  readonly differences: readonly Difference[];
}

/** `settledBy`: what is younger is not held against anything yet. */
export async function runCheck(
  check: Check,
  books: ReadonlyMap<BookName, Book>,
  settledBy: Date,
): Promise<CheckResult> {
  const sources: Record<string, AsyncIterator<Row, undefined>> = {};
  for (const [name, { book, sql }] of Object.entries(check.sources)) sources[name] = open(books, book).read(sql);
  const differences: Difference[] = [];
  let count = 0;
  let inFlight = 0;
  for await (const group of mergeByKey(sources)) {
    count += 1;
    const findings = check.compare(group);
    if (findings.length === 0) continue;
    if (isFresh(group, settledBy)) inFlight += 1;
    else differences.push(...findings.map((finding) => ({ check: check.name, ...finding })));
  }
  return { count, inFlight, differences };
}

function open(books: ReadonlyMap<BookName, Book>, name: BookName): Book {
  const book = books.get(name);
  if (!book) throw new CannotLookError(`cannot look at ${name}: no database is named`);
  return book;
}

function isFresh(group: Group, settledBy: Date): boolean {
  return Object.values(group).some((row) => row?.freshAt != null && row.freshAt > settledBy);
}

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
  /** How many differences were met. */
  readonly differing: number;
  /** Of those that were counted, how many disagree and are so young that the rest may be on its way. */
  readonly inFlight: number;
  /** The first of them: no shop differs so much that it would not fit into memory. */
  readonly differences: readonly Difference[];
}

/** Of each check; whoever has more of them wants to know how many, not which. */
const maxListed = 1000;

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
  let differing = 0;
  let inFlight = 0;
  for await (const group of mergeByKey(sources)) {
    count += 1;
    const findings = check.compare(group);
    if (findings.length === 0) continue;
    if (isFresh(group, settledBy)) {
      inFlight += 1;
      continue;
    }
    differing += findings.length;
    const room = maxListed - differences.length;
    differences.push(...findings.slice(0, room).map((finding) => ({ check: check.name, ...finding })));
  }
  return { count, differing, inFlight, differences };
}

function open(books: ReadonlyMap<BookName, Book>, name: BookName): Book {
  const book = books.get(name);
  if (!book) throw new CannotLookError(`cannot look at ${name}: no database is named`);
  return book;
}

function isFresh(group: Group, settledBy: Date): boolean {
  return Object.values(group).some((row) => row?.freshAt != null && row.freshAt > settledBy);
}

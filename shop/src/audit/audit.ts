import { Book, bookNames, type BookName } from "./book.js";
import { runCheck, type Check } from "./check.js";
import { checks } from "./checks.js";
import type { Difference } from "./difference.js";

/** The database of each book. Without the sandbox's, what is held against the provider's books is left out. */
export type BookUrls = Readonly<Record<Exclude<BookName, "sandbox">, string>> & { readonly sandbox?: string };

export interface AuditReport {
  readonly checkedAt: Date;
  /** By the name of the check, how many things it has compared. */
  readonly counts: Readonly<Record<string, number>>;
  /** How many things disagree that are younger than the grace, over all checks. */
  readonly inFlight: number;
  readonly differences: readonly Difference[];
}

/**
 * Compares the books, each as it is at one moment; changes nothing.
 * `graceSeconds`: for so long may what follows from a change be on its way to another database.
 * Throws CannotLookError when a database is away, or is not a shop's.
 */
export async function audit(urls: BookUrls, { graceSeconds = 60 } = {}): Promise<AuditReport> {
  await using opened = new AsyncDisposableStack();
  const books = await openBooks(urls, opened);
  const checkedAt = new Date();
  const settledBy = new Date(checkedAt.getTime() - graceSeconds * 1000);
  const counts: Record<string, number> = {};
  const differences: Difference[] = [];
  let inFlight = 0;
  for (const check of checksFor(books)) {
    const result = await runCheck(check, books, settledBy);
    counts[check.name] = result.count;
    inFlight += result.inFlight;
    differences.push(...result.differences);
  }
  return { checkedAt, counts, inFlight, differences };
}

/** All at once, so that the moments at which they are seen are near each other. */
async function openBooks(urls: BookUrls, opened: AsyncDisposableStack): Promise<ReadonlyMap<BookName, Book>> {
  const books = new Map<BookName, Book>();
  const opening = bookNames.map(async (name) => {
    const url = urls[name];
    if (url !== undefined) books.set(name, opened.use(await Book.open(name, url)));
  });
  const failed = (await Promise.allSettled(opening)).find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  return books;
}

function checksFor(books: ReadonlyMap<BookName, Book>): readonly Check[] {
  return checks.filter(({ sources }) => Object.values(sources).every(({ book }) => books.has(book)));
}

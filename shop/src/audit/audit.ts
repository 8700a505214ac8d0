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
  /** By the name of the check, how many differences it has met. */
  readonly differing: Readonly<Record<string, number>>;
  /** Of each check the first 1,000. */
  readonly differences: readonly Difference[];
}

export interface AuditOptions {
  readonly graceSeconds?: number;
  /** Ends the audit at once when it is aborted. */
  readonly signal?: AbortSignal;
}

export function countDifferences({ differing }: Pick<AuditReport, "differing">): number {
  return Object.values(differing).reduce((sum, count) => sum + count, 0);
}

/**
 * Compares the books, each as it is at one moment; changes nothing.
 * `graceSeconds`: for so long may what follows from a change be on its way to another database.
 * Throws CannotLookError when a database is away, is not a shop's, or the audit was ended.
 */
export async function audit(urls: BookUrls, { graceSeconds = 60, signal }: AuditOptions = {}): Promise<AuditReport> {
  await using opened = new AsyncDisposableStack();
  const books = await openBooks(urls, opened);
  // a statement that runs on one of these connections fails by it
  const end = (): void => void opened.disposeAsync();
  if (signal?.aborted) end();
  signal?.addEventListener("abort", end);
  opened.defer(() => signal?.removeEventListener("abort", end));
  const checkedAt = new Date();
  const settledBy = new Date(checkedAt.getTime() - graceSeconds * 1000);
  const counts: Record<string, number> = {};
  const differing: Record<string, number> = {};
  const differences: Difference[] = [];
  let inFlight = 0;
  for (const check of checksFor(books)) {
    const result = await runCheck(check, books, settledBy);
    counts[check.name] = result.count;
    differing[check.name] = result.differing;
    inFlight += result.inFlight;
    differences.push(...result.differences);
  }
  return { checkedAt, counts, inFlight, differing, differences };
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

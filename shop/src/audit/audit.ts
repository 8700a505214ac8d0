import { DatabaseSnapshot, databaseNames, type DatabaseName } from "./database-snapshot.js";
import { runCheck, type Check, type CheckResult } from "./check.js";
import { checks } from "./checks.js";
import type { Difference } from "./difference.js";
import { findRestores, readLags, restore } from "./restore.js";

/** The URL of each database. Without the sandbox's URL, the checks against the provider's records are left out. */
export type DatabaseUrls = Readonly<Record<Exclude<DatabaseName, "sandbox">, string>> & { readonly sandbox?: string };

export interface AuditReport {
  readonly checkedAt: Date;
  /** The number of compared items, by the name of the check. */
  readonly counts: Readonly<Record<string, number>>;
  /** The number of differing items over all checks that are too recent to compare. */
  readonly inFlight: number;
  /** The number of differences, by the name of the check. */
  readonly differing: Readonly<Record<string, number>>;
  /** The first 1,000 differences of each check. */
  readonly differences: readonly Difference[];
  /** The differences that a restore explains; no other figure includes them. */
  readonly summarised: readonly Difference[];
}

export interface AuditOptions {
  readonly graceSeconds?: number;
  /** The time from which the grace period counts back: now when absent, or the time of a restored backup. */
  readonly at?: Date;
  /** Aborting it ends the audit at once. */
  readonly signal?: AbortSignal;
}

export function countDifferences({ differing }: Pick<AuditReport, "differing">): number {
  return Object.values(differing).reduce((sum, count) => sum + count, 0);
}

/**
 * Compares the databases, each at one moment, without changing them.
 * `graceSeconds`: more recent items are not compared, because their changes may not have reached every database.
 * Throws UnreadableDatabaseError when a database is unavailable, does not belong to a shop, or the audit was aborted.
 */
export async function audit(
  urls: DatabaseUrls,
  { graceSeconds = 60, at, signal }: AuditOptions = {},
): Promise<AuditReport> {
  await using resources = new AsyncDisposableStack();
  const snapshots = await openSnapshots(urls, resources);
  // closing the connections makes their running statements fail
  const end = (): void => void resources.disposeAsync();
  if (signal?.aborted) end();
  signal?.addEventListener("abort", end);
  resources.defer(() => signal?.removeEventListener("abort", end));
  const checkedAt = new Date();
  const settledBy = new Date((at ?? checkedAt).getTime() - graceSeconds * 1000);
  const lags = await readLags(snapshots);
  const results = new Map<string, CheckResult>();
  for (const check of checksFor(snapshots)) results.set(check.name, await runCheck(check, snapshots, settledBy, lags));
  const restores = findRestores(lags, results);
  const counts: Record<string, number> = { [restore.name]: snapshots.size };
  const differing: Record<string, number> = { [restore.name]: restores.differences.length };
  const differences: Difference[] = [...restores.differences];
  let inFlight = 0;
  for (const [name, result] of results) {
    const others = restores.others.get(name) ?? result;
    counts[name] = result.count;
    differing[name] = others.differing;
    inFlight += result.inFlight;
    differences.push(...others.differences);
  }
  return { checkedAt, counts, inFlight, differing, differences, summarised: restores.summarised };
}

/** Opens all databases at once, so that their snapshots are close in time. */
async function openSnapshots(
  urls: DatabaseUrls,
  resources: AsyncDisposableStack,
): Promise<ReadonlyMap<DatabaseName, DatabaseSnapshot>> {
  const snapshots = new Map<DatabaseName, DatabaseSnapshot>();
  const opening = databaseNames.map(async (name) => {
    const url = urls[name];
    if (url !== undefined) snapshots.set(name, resources.use(await DatabaseSnapshot.open(name, url)));
  });
  const failed = (await Promise.allSettled(opening)).find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  return snapshots;
}

function checksFor(snapshots: ReadonlyMap<DatabaseName, DatabaseSnapshot>): readonly Check[] {
  return checks.filter(({ sources }) => Object.values(sources).every(({ database }) => snapshots.has(database)));
}

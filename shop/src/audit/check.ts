import type { DatabaseSnapshot, DatabaseName, Row } from "./database-snapshot.js";
import { UnreadableDatabaseError } from "./database-snapshot.js";
import type { Difference, Finding } from "./difference.js";
import { isWithin, type Lag } from "./lagging-databases.js";
import { mergeByKey, type Group } from "./merge-by-key.js";

export interface Source {
  readonly database: DatabaseName;
  /** Returns one row per key; the column is `key`, a text. */
  readonly sql: string;
}

/** The description of a check for readers of the report. */
export interface CheckDescription {
  readonly name: string;
  /** The deprecated name, which the metrics have as a label too. */
  readonly formerName?: string;
  /** The compared records, in words. */
  readonly compares: string;
  /** The counted items, in the plural. */
  readonly of: string;
  /** The next step for an engineer who reads a difference. The admin page has its own advice for admins. */
  readonly advice: string;
}

/** Compares rows of one or more databases that have the same key. `Rows` has the row type of each source. */
export interface Check<
  Rows extends Readonly<Record<keyof Rows, Row>> = Readonly<Record<string, Row>>,
> extends CheckDescription {
  readonly sources: { readonly [Name in keyof Rows]: Source };
  /** Returns the differences between the rows of one key. At least one row exists. */
  compare(rows: { readonly [Name in keyof Rows]: Rows[Name] | undefined }): readonly Finding[];
}

export interface CheckResult {
  readonly count: number;
  /** The number of differences. */
  readonly differing: number;
  /** The number of counted keys that differ and are too recent to compare. */
  readonly inFlight: number;
  /** The differences of each lag, in the order of the lags; no other figure includes them. */
  readonly lagging: readonly LaggingDifferences[];
  /** The first differences, limited so that they fit into memory. */
  readonly differences: readonly Difference[];
}

/** Differences between records that are newer than the start of a lag. */
export interface LaggingDifferences {
  readonly differing: number;
  readonly differences: readonly Difference[];
}

/** The maximum number of listed differences per check; more are only counted. */
const maxListed = 1000;

/**
 * Runs one check. Items newer than `settledBy` are not compared yet. `lags` are the known lags between these databases.
 */
export async function runCheck(
  check: Check,
  snapshots: ReadonlyMap<DatabaseName, DatabaseSnapshot>,
  settledBy: Date,
  lags: readonly Lag[] = [],
): Promise<CheckResult> {
  const sources: Record<string, AsyncIterator<Row, undefined>> = {};
  for (const [name, { database, sql }] of Object.entries(check.sources))
    sources[name] = open(snapshots, database).read(sql);
  const isBetweenDatabases = new Set(Object.values(check.sources).map(({ database }) => database)).size > 1;
  const met = new DifferenceList();
  const lagging = lags.map((lag) => ({ lag, met: new DifferenceList() }));
  let count = 0;
  let inFlight = 0;
  for await (const group of mergeByKey(sources)) {
    count += 1;
    const findings = check.compare(group);
    if (findings.length === 0) continue;
    const freshAt = newestOf(group);
    if (freshAt > settledBy) {
      inFlight += 1;
      continue;
    }
    const late = isBetweenDatabases ? lagging.find(({ lag }) => isWithin(lag, freshAt)) : undefined;
    (late?.met ?? met).add(check, findings);
  }
  return { count, inFlight, ...met.result(), lagging: lagging.map((late) => late.met.result()) };
}

/** Lists the first differences, and counts all. */
class DifferenceList {
  private readonly differences: Difference[] = [];
  private differing = 0;

  add({ name, advice }: Check, findings: readonly Finding[]): void {
    this.differing += findings.length;
    const capacity = maxListed - this.differences.length;
    this.differences.push(...findings.slice(0, capacity).map((finding) => ({ check: name, advice, ...finding })));
  }

  result(): LaggingDifferences {
    return { differing: this.differing, differences: this.differences };
  }
}

function open(snapshots: ReadonlyMap<DatabaseName, DatabaseSnapshot>, name: DatabaseName): DatabaseSnapshot {
  const snapshot = snapshots.get(name);
  if (!snapshot) throw new UnreadableDatabaseError(`cannot look at ${name}: no database is named`);
  return snapshot;
}

const longAgo = new Date(0);

function newestOf(group: Group): Date {
  return Object.values(group).reduce(
    (newest, row) => (row?.freshAt != null && row.freshAt > newest ? row.freshAt : newest),
    longAgo,
  );
}

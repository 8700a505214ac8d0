import { heartbeatMs, heartbeatGapMs } from "@souk/kernel/jobs/heartbeat";
import type { DatabaseName } from "./database-snapshot.js";

/** A period from the first to the last heartbeat of a service, without a gap. */
export interface Run {
  readonly begunAt: Date;
  readonly lastAt: Date;
}

/**
 * A period that some databases have and others lack: those were restored to an earlier moment, or their service did not
 * run.
 */
export interface Lag {
  /** The last heartbeat of the oldest database. */
  readonly from: Date;
  /** The time when the last of the lagging databases was in use again; null while one is not. */
  readonly to: Date | null;
  /** The last heartbeat of each database in its run at the time `from`. */
  readonly moments: ReadonlyMap<DatabaseName, Date>;
}

/** The maximum age of the last heartbeat before a restore. */
const marginMs = 2 * heartbeatMs;

/** Returns whether `at` is within a period that some databases lack. */
export function isWithin({ from, to }: Lag, at: Date): boolean {
  return at.getTime() > from.getTime() - marginMs && (to === null || at.getTime() < to.getTime() + marginMs);
}

type RunsByDatabase = ReadonlyMap<DatabaseName, readonly Run[]>;

/** Returns the lags, oldest first. `runs` has the runs of each database in chronological order. */
export function lagsOf(runs: RunsByDatabase): readonly Lag[] {
  const lags: { from: Date; to: Date | null }[] = [];
  const pauses = [...runs].flatMap(([name, own]) =>
    own.map(({ lastAt }, index) => ({ name, from: lastAt, to: own[index + 1]?.begunAt ?? null })),
  );
  for (const { name, from, to } of pauses.toSorted((one, other) => one.from.getTime() - other.from.getTime())) {
    if (!hasOtherRun(runs, name, from, to)) continue;
    const last = lags.at(-1);
    if (last && (last.to === null || last.to >= from)) last.to = laterOf(last.to, to);
    else lags.push({ from, to });
  }
  return lags.map((lag) => ({ ...lag, moments: momentsOf(runs, lag) }));
}

/**
 * Returns whether another service ran between `from` and `to`, for longer than the difference between the starts and
 * stops of services.
 */
function hasOtherRun(runs: RunsByDatabase, name: DatabaseName, from: Date, to: Date | null): boolean {
  const after = from.getTime() + heartbeatGapMs;
  const before = (to?.getTime() ?? Infinity) - heartbeatGapMs;
  return [...runs].some(
    ([other, its]) =>
      other !== name &&
      its.some(({ begunAt, lastAt }) => Math.max(after, begunAt.getTime()) < Math.min(before, lastAt.getTime())),
  );
}

function laterOf(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return null;
  return one > other ? one : other;
}

function momentsOf(runs: RunsByDatabase, { from, to }: Pick<Lag, "from" | "to">): ReadonlyMap<DatabaseName, Date> {
  const moments = new Map<DatabaseName, Date>();
  for (const [name, its] of runs) {
    const run = its.findLast(({ begunAt }) => begunAt.getTime() <= from.getTime() + heartbeatGapMs);
    if (run) moments.set(name, to !== null && run.lastAt > to ? to : run.lastAt);
  }
  return moments;
}

import { databaseNames, type DatabaseSnapshot, type DatabaseName, type Row } from "./database-snapshot.js";
import type { CheckDescription, CheckResult } from "./check.js";
import type { Difference } from "./difference.js";
import { lagsOf, type Lag, type Run } from "./lagging-databases.js";

/** Reports databases that were restored to different moments as one difference, however many records differ. */
export const restore: CheckDescription = {
  name: "restore",
  compares: "the heartbeats of all databases with each other",
  of: "databases",
  advice:
    "Restore all databases to one moment, or start the service that lacks heartbeats, and audit again; --all lists the differences.",
};

/** Fewer differences are listed one by one. */
const fewestSummarised = 5;

export interface RestoreResult {
  readonly differences: readonly Difference[];
  /** The differences that a restore explains: the first 1,000 of each check. */
  readonly summarised: readonly Difference[];
  /** The other differences of each check. */
  readonly others: ReadonlyMap<string, Pick<CheckResult, "differing" | "differences">>;
}

export async function readLags(snapshots: ReadonlyMap<DatabaseName, DatabaseSnapshot>): Promise<readonly Lag[]> {
  const runs = new Map<DatabaseName, Run[]>();
  for (const name of databaseNames) {
    const snapshot = snapshots.get(name);
    if (!snapshot) continue;
    const rows: Run[] = [];
    for await (const row of snapshot.read(heartbeatsSql)) rows.push(row as Row & Run);
    runs.set(name, rows);
  }
  return lagsOf(runs);
}

// seconds since 1970 have ten digits until the year 2286, so that the keys sort by time
const heartbeatsSql = `
  select extract(epoch from begun_at)::text as key, begun_at as "begunAt", last_at as "lastAt" from heartbeats`;

/** Finds the differences that lags explain. `results` is by the names of the checks, in the order of the checks. */
export function findRestores(lags: readonly Lag[], results: ReadonlyMap<string, CheckResult>): RestoreResult {
  const others = new Map([...results].map(([name, { differing, differences }]) => [name, { differing, differences }]));
  const summarised: Difference[] = [];
  const differences: Difference[] = [];
  for (const [index, lag] of lags.entries()) {
    const ofLag = [...results].flatMap(([name, { lagging }]) => {
      const late = lagging[index];
      return late && late.differing > 0 ? [{ name, ...late }] : [];
    });
    const total = ofLag.reduce((sum, { differing }) => sum + differing, 0);
    if (total >= fewestSummarised) {
      summarised.push(...ofLag.flatMap((late) => late.differences));
      differences.push(restoreDifference(lag, total, ofLag));
      continue;
    }
    for (const { name, differing, differences: listed } of ofLag) {
      const own = others.get(name);
      others.set(name, {
        differing: (own?.differing ?? 0) + differing,
        differences: [...(own?.differences ?? []), ...listed],
      });
    }
  }
  return { differences, summarised, others };
}

function restoreDifference(
  { from, moments }: Lag,
  total: number,
  ofLag: readonly { readonly name: string; readonly differing: number }[],
): Difference {
  const where = [...moments].map(([name, moment]) => `${name} at ${moment.toISOString()}`).join(", ");
  const figures = ofLag.map(({ name, differing }) => `${differing} ${name}`).join(", ");
  return {
    check: restore.name,
    advice: restore.advice,
    subject: "all databases",
    expected: "all of one moment",
    found: `${where}; ${total} differences since ${from.toISOString()}: ${figures}`,
  };
}

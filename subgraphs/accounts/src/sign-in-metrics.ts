import type { Database } from "@souk/kernel/database/database";
import { beforeReading, counterIn, gaugeIn } from "@souk/kernel/metrics/open-metric";
import { recentFigure } from "@souk/kernel/metrics/recent-figure";
import type { Registry } from "prom-client";
import type { ReportSignIn } from "./domain/sign-in/report-sign-ins.js";

/** The interval at which sessions are counted, in milliseconds. A large shop has millions. */
const countedMs = 60_000;

export function countSignIns(metrics: Registry): ReportSignIn {
  const signIns = counterIn(metrics, "sign_ins_total");
  return (outcome) => signIns.inc({ outcome });
}

/** Shows the number of sessions until it is disposed of. */
export function showSessions(metrics: Registry, database: Pick<Database, "readFigures">): Disposable {
  const sessions = gaugeIn(metrics, "active_sessions");
  const count = recentFigure(countedMs, async () => {
    const [row] = await database.readFigures("select count(*)::float8 as count from sessions where expires_at > now()");
    return (row as { readonly count: number }).count;
  });
  return beforeReading(metrics, "active_sessions", async () => {
    sessions.set((await count()) ?? Number.NaN);
  });
}

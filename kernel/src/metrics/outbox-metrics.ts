import type { Registry } from "prom-client";
import { isFailedJob } from "../jobs/failed-job-indexes.js";
import { beforeReading, gaugeIn } from "./open-metric.js";
import { recentFigure } from "./recent-figure.js";

/** Runs a statement that does not count as use of the database, and that ends after a short time. */
export type ReadFigures = (sql: string) => Promise<readonly unknown[]>;

const states = ["waiting", "scheduled", "running", "dead"] as const;

type OutboxRow = Readonly<Record<(typeof states)[number], number>> & {
  readonly task: string;
  readonly oldestSeconds: number | null;
};

const countedMs = 10_000;

const hasJobs = `select 1 where to_regclass('graphile_worker._private_jobs') is not null`;

const isWaiting = "job.locked_at is null and job.attempts < job.max_attempts and job.run_at <= now()";

// these tables are internal to graphile-worker, so its version is pinned
const counts = `
  select task.identifier as task,
         (count(job.id) filter (where ${isWaiting}))::int as waiting,
         (count(job.id) filter (where job.locked_at is null and job.attempts < job.max_attempts
                                  and job.run_at > now()))::int as scheduled,
         (count(job.id) filter (where job.locked_at is not null))::int as running,
         (count(job.id) filter (where ${isFailedJob}))::int as dead,
         extract(epoch from now() - min(job.run_at) filter (where ${isWaiting}))::float8 as "oldestSeconds"
  from graphile_worker._private_tasks task
  left join graphile_worker._private_jobs job on job.task_id = task.id
  group by task.identifier`;

/** Shows the jobs of a subgraph's outbox until it is disposed of. A subgraph without jobs has no figures. */
export function showOutbox(registry: Registry, subgraph: string, read: ReadFigures): Disposable {
  const shown = new DisposableStack();
  const jobs = gaugeIn(registry, "outbox_jobs");
  const oldest = gaugeIn(registry, "outbox_oldest_seconds");
  const up = gaugeIn(registry, "outbox_up");
  const rows = recentFigure(countedMs, async () => {
    const [isThere] = await read(hasJobs);
    return isThere === undefined ? [] : ((await read(counts)) as readonly OutboxRow[]);
  });
  // a failed count would otherwise leave outdated figures
  const tasks = new Set<string>();
  shown.use(
    beforeReading(registry, "outbox_jobs", async () => {
      const counted = await rows();
      if (!counted) for (const task of tasks) for (const state of states) jobs.remove({ subgraph, task, state });
      for (const row of counted ?? []) {
        tasks.add(row.task);
        for (const state of states) jobs.set({ subgraph, task: row.task, state }, row[state]);
      }
    }),
  );
  shown.use(
    beforeReading(registry, "outbox_oldest_seconds", async () => {
      const counted = await rows();
      if (!counted) for (const task of tasks) oldest.remove({ subgraph, task });
      for (const { task, oldestSeconds } of counted ?? []) oldest.set({ subgraph, task }, oldestSeconds ?? 0);
    }),
  );
  shown.use(
    beforeReading(registry, "outbox_up", async () => {
      const counted = await rows();
      if (counted?.length !== 0) up.set({ subgraph }, counted ? 1 : 0);
    }),
  );
  return shown;
}

import type { EntityManager } from "typeorm";
import type { Database } from "../database/database.js";
import { failedJobCreatedAt, isFailedJob } from "./failed-job-indexes.js";
import { sortsByAttempts, sortsDescending, type FailedJob, type FailedJobSort } from "./failed-job.js";
import { keysetClauses, type KeysetOrder } from "../database/keyset-clauses.js";
import type { PageRequest } from "../values/page.js";
import { SqlParameters } from "../database/sql-parameters.js";

// these tables are internal to graphile-worker, so its version is pinned
const failedJobs = `
  select job.id::text as id, task.identifier as task, job.payload -> 'data' ->> 'orderId' as "orderId", job.attempts,
         split_part(job.last_error, E'\\n', 1) as "lastError", ${failedJobCreatedAt} as "createdAt"
  from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
  where ${isFailedJob}`;

/** Access to the failed jobs of one subgraph's outbox. */
export interface FailedJobs {
  /**
   * Returns the jobs of a page and one more. `order` is a `FailedJobSort`; the cursor has the time and the id, preceded
   * by the attempts for sorts by attempts.
   */
  list(page: PageRequest & { readonly order: FailedJobSort }): Promise<readonly FailedJob[]>;
  /** Makes the job run again with its full number of attempts. Returns null when no failed job has this id. */
  retry(id: string): Promise<FailedJob | null>;
}

export function failedJobsIn(database: Database): FailedJobs {
  return {
    list: (page) => {
      const parameters = new SqlParameters();
      const { start, order } = keysetClauses(keysetOrderOf(page.order), page, parameters);
      return database.manager.query(`${failedJobs} and ${start} ${order}`, parameters.values);
    },
    retry: (id) => database.transaction((manager) => retryFailedJob(manager, id)),
  };
}

function keysetOrderOf(sort: FailedJobSort): KeysetOrder {
  const byTime = [
    { value: failedJobCreatedAt, type: "timestamptz" },
    { value: "job.id", type: "bigint" },
  ] as const;
  const keys = sortsByAttempts(sort) ? [{ value: "job.attempts", type: "int" } as const, ...byTime] : byTime;
  return { keys, descending: sortsDescending(sort) };
}

async function retryFailedJob(manager: EntityManager, id: string): Promise<FailedJob | null> {
  if (!/^\d{1,18}$/.test(id)) return null;
  const [job]: FailedJob[] = await manager.query(`${failedJobs} and job.id = $1 for update of job`, [id]);
  if (!job) return null;
  await manager.query(`select graphile_worker.reschedule_jobs(array[$1::bigint], run_at := now(), attempts := 0)`, [
    id,
  ]);
  return job;
}

import type { EntityManager } from "typeorm";
import type { Database } from "./database.js";

/** A job that was tried as often as it may be and has not succeeded: the dead letters of an outbox. */
export interface FailedJob {
  readonly id: string;
  readonly task: string;
  /** Of what it was to do, the order that it is about, where it is about one. */
  readonly orderId: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
}

// graphile-worker keeps such jobs in its own table; it is internal to it: the version is pinned
const failedJobs = `
  select job.id::text as id, task.identifier as task, job.payload -> 'data' ->> 'orderId' as "orderId", job.attempts,
         split_part(job.last_error, E'\\n', 1) as "lastError", job.created_at as "createdAt"
  from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
  where job.attempts >= job.max_attempts and job.locked_at is null`;

const limit = 100;

/** The failed jobs of one subgraph's outbox. */
export interface FailedJobs {
  /** Oldest first, at most 100. */
  list(): Promise<readonly FailedJob[]>;
  /** Lets the job run again, with all its tries. Null when there is none that failed under this id. */
  retry(id: string): Promise<FailedJob | null>;
}

export function failedJobsIn(database: Database): FailedJobs {
  return {
    list: () => database.manager.query(`${failedJobs} order by job.created_at, job.id limit $1`, [limit]),
    retry: (id) => database.transaction((manager) => retryFailedJob(manager, id)),
  };
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

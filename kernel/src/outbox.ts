import type { EntityManager } from "typeorm";
import { currentRequest } from "./request-context.js";
import { SqlParameters } from "./sql-parameters.js";

export interface JobOptions {
  /** A job with the same key that has not run yet is replaced instead of doubled; one that runs is not tried again. */
  readonly key?: string;
  /** No job has ever had this key: none is looked for. One that has it all the same fails the statement. */
  readonly isNewKey?: boolean;
  readonly runAt?: Date;
  readonly maxAttempts?: number;
}

/** A job's payload as it is stored. */
export interface Envelope {
  readonly correlationId: string | undefined;
  /** As the job's own, which graphile-worker takes from a job that is replaced while it runs; see `JobTakeover`. */
  readonly key?: string;
  readonly data: unknown;
}

const defaultMaxAttempts = 25;

/**
 * Puts a job into the same transaction as the change that calls for it (the transactional outbox):
 * either both are there after the commit, or neither.
 */
export async function enqueue(
  manager: EntityManager,
  task: string,
  data: unknown,
  options: JobOptions = {},
): Promise<void> {
  await enqueueAll(manager, [{ task, data, options }]);
}

export interface NewJob {
  readonly task: string;
  readonly data: unknown;
  readonly options?: JobOptions;
}

/** As `enqueue`, for several jobs in one statement. */
export async function enqueueAll(manager: EntityManager, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const parameters = new SqlParameters();
  await manager.query(`with ${addJobsSql(jobs, null, parameters)} select added from queued`, parameters.values);
}

/**
 * A part of a larger statement, named `queued`: adds the jobs, and has one row with how many were `added`. `from` names an earlier part
 * that has one row when the change was made and none when not, so that the jobs are there if and only if the change is.
 */
export function addJobsSql(jobs: readonly NewJob[], from: string | null, parameters: SqlParameters): string {
  const specs = parameters.add(JSON.stringify(jobSpecs(jobs)));
  const condition = from === null ? "" : `where exists (select from ${from})`;
  const mayReplace = jobs.some(({ options }) => options?.key !== undefined && !options.isNewKey);
  return mayReplace ? replacingSql(specs, condition) : insertingSql(specs, condition);
}

function replacingSql(specs: string, condition: string): string {
  return `
    queued as (
      select count(job.id) as added
      from (
        select array_agg(spec) as specs from json_populate_recordset(null::graphile_worker.job_spec, ${specs}::json) as spec
        ${condition} having count(*) > 0
      ) as batch, graphile_worker.add_jobs(batch.specs) as job
    )`;
}

/**
 * As `graphile_worker.add_jobs` where there is nothing to replace, at a sixth of its time. The tables are internal to
 * graphile-worker: its version is pinned.
 */
function insertingSql(specs: string, condition: string): string {
  return `
    job_specs as (
      select * from json_to_recordset(${specs}::json)
        as spec(identifier text, payload json, run_at timestamptz, max_attempts int, job_key text)
      ${condition}
    ),
    new_tasks as (
      insert into graphile_worker._private_tasks (identifier)
      select distinct identifier from job_specs
      where not exists (select from graphile_worker._private_tasks task where task.identifier = job_specs.identifier)
      on conflict (identifier) do update set identifier = excluded.identifier returning id, identifier
    ),
    new_jobs as (
      insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, key)
      select coalesce(task.id, new_tasks.id), payload, coalesce(run_at, now()), max_attempts, job_key
      from job_specs
      left join graphile_worker._private_tasks task using (identifier)
      left join new_tasks using (identifier)
      returning run_at
    ),
    queued as (
      select count(*) as added, case when min(run_at) <= now()
        then pg_notify('jobs:insert', json_build_object('r', random(), 'count', count(*))::text) end as told
      from new_jobs
    )`;
}

function jobSpecs(jobs: readonly NewJob[]): object[] {
  const correlationId = currentRequest()?.correlationId;
  return jobs.map(({ task, data, options = {} }) => ({
    identifier: task,
    ...keyedPayload({ correlationId, data }, options.key),
    max_attempts: options.maxAttempts ?? defaultMaxAttempts,
    ...(options.runAt === undefined ? {} : { run_at: options.runAt.toISOString() }),
  }));
}

function keyedPayload(payload: Envelope, key: string | undefined): object {
  return key === undefined ? { payload } : { payload: { ...payload, key } satisfies Envelope, job_key: key };
}

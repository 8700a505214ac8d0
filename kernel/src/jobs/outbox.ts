import type { EntityManager } from "typeorm";
import { currentRequest } from "../logging/request-context.js";
import { traceHeaders } from "../telemetry/tracing.js";
import { SqlParameters } from "../database/sql-parameters.js";

export interface JobOptions {
  /** A waiting job with the same key is replaced instead of added twice; a running one is not retried. */
  readonly key?: string;
  /** Asserts that no job ever had this key, so no search for one is needed. If a job has it, the statement fails. */
  readonly isNewKey?: boolean;
  readonly runAt?: Date;
  readonly maxAttempts?: number;
}

/** A job's payload as stored in the database. */
export interface Envelope {
  readonly correlationId: string | undefined;
  /**
   * A copy of the job's own key, which graphile-worker removes from a job that is replaced while it runs; see
   * `JobTakeover`.
   */
  readonly key?: string;
  /** Continues the trace of the request that added the job; absent while traces are off. */
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
  readonly data: unknown;
}

const defaultMaxAttempts = 25;

/**
 * Adds a job in the transaction of the change that requires it (the transactional outbox): the commit stores both or
 * neither.
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

/** Like `enqueue`, for several jobs in one statement. */
export async function enqueueAll(manager: EntityManager, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const parameters = new SqlParameters();
  await manager.query(`with ${addJobsSql(jobs, null, parameters)} select added from queued`, parameters.values);
}

/**
 * Returns a part of a larger statement, named `queued`: it adds the jobs and yields one row with the number `added`.
 * `from` names an earlier part that has one row if the change was made and no row otherwise, so that the jobs exist if
 * and only if the change was made.
 */
export function addJobsSql(jobs: readonly NewJob[], from: string | null, parameters: SqlParameters): string {
  const specs = parameters.add(JSON.stringify(jobSpecs(jobs)));
  const condition = from === null ? "" : `where exists (select from ${from})`;
  const mayReplace = jobs.some(({ options }) => options?.key !== undefined && !options.isNewKey);
  return mayReplace ? replacingSql(specs, condition) : insertingSql(specs, condition);
}

/**
 * Removes the waiting jobs with these keys; a running one is not retried. Unlike `graphile_worker.remove_job`, it takes
 * both steps on one state of the table: between them, another statement may replace a running job, and the new job
 * would look like one that failed in all attempts.
 */
export async function dropJobs(manager: EntityManager, keys: readonly string[]): Promise<void> {
  const parameters = new SqlParameters();
  await manager.query(`with ${dropJobsSql(keys, parameters)} select count from dropped`, parameters.values);
}

/** Returns a part of a larger statement, named `dropped`: it does what `dropJobs` does, and yields one row. */
export function dropJobsSql(keys: readonly string[], parameters: SqlParameters): string {
  const dropped = parameters.add(keys);
  return `
    dropped_waiting as (
      delete from graphile_worker._private_jobs where key = any(${dropped}::text[]) and locked_at is null returning id
    ),
    dropped_running as (
      update graphile_worker._private_jobs set key = null, attempts = max_attempts, updated_at = now()
      where key = any(${dropped}::text[]) and locked_at is not null returning id
    ),
    dropped as (select count(*) from (table dropped_waiting union all table dropped_running) as either)`;
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
 * Equivalent to `graphile_worker.add_jobs` when there is no job to replace, in a sixth of its time. The tables are
 * internal to graphile-worker, so its version is pinned.
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
  const origin = { correlationId: currentRequest()?.correlationId, ...traceHeaders() };
  return jobs.map(({ task, data, options = {} }) => ({
    identifier: task,
    ...keyedPayload({ ...origin, data }, options.key),
    max_attempts: options.maxAttempts ?? defaultMaxAttempts,
    ...(options.runAt === undefined ? {} : { run_at: options.runAt.toISOString() }),
  }));
}

function keyedPayload(payload: Envelope, key: string | undefined): object {
  return key === undefined ? { payload } : { payload: { ...payload, key } satisfies Envelope, job_key: key };
}

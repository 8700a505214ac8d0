import type pg from "pg";
import type { Logger } from "../logging/logger.js";

/** The pause in milliseconds between two searches for jobs that wait for a service, or were replaced. */
export const tidyingPauseMs = 10_000;

/** The state of a service's jobs. */
export interface JobsState {
  /** Whether a worker, this or another one, has locked a job. */
  readonly isLocked: boolean;
  /**
   * The time in milliseconds until the next job may run; not positive while one may run now, null when no job waits.
   */
  readonly dueMs: number | null;
  /** Whether jobs wait for a service, or were replaced while they ran. */
  readonly needsTidying: boolean;
}

/**
 * Frees the jobs of dead workers, which the job tables alone would lock for four hours. Also removes replaced jobs, and
 * shortens the pauses of jobs that wait for a service. A worker's listening connection has the worker's name as its
 * application_name, and PostgreSQL drops it when the process dies. A lock whose worker has no such connection belongs
 * to a dead worker. The statements read `_private_jobs`, which is internal to graphile-worker, so its version is pinned.
 */
export class JobTakeover {
  private tidiedAtMs = -Infinity;

  constructor(
    private readonly pool: Pick<pg.Pool, "query">,
    private readonly logger: Logger,
  ) {}

  /** Frees jobs, and returns the state of all jobs afterwards. */
  async sweep(): Promise<JobsState> {
    const { dead, ...state } = await this.readState();
    if (dead.length > 0) {
      await this.pool.query("select graphile_worker.force_unlock_workers($1::text[])", [dead]);
      for (const pool of dead) this.logger.warn({ pool }, "took over the jobs of a worker that died");
    }
    const isTidied = state.needsTidying && (await this.tidy());
    return dead.length > 0 || isTidied ? this.readState() : state;
  }

  private async readState(): Promise<JobsState & { dead: readonly string[] }> {
    const { rows } = await this.pool.query<JobsState & { dead: readonly string[] }>(stateOfJobs);
    const [state] = rows;
    if (!state) throw new Error("the state of the jobs has no row");
    return state;
  }

  /** Returns false when the last run was less than the pause ago. */
  private async tidy(): Promise<boolean> {
    const nowMs = performance.now();
    if (nowMs - this.tidiedAtMs < tidyingPauseMs) return false;
    await this.pool.query(removeReplacedJobs);
    await this.pool.query(shortenPauses);
    this.tidiedAtMs = nowMs;
    return true;
  }
}

const isReplaced = "locked_at is null and attempts >= max_attempts and key is null and payload ->> 'key' is not null";

/** The pause is longer than jobs that wait for a service get. */
const isPaused = `locked_at is null and attempts < max_attempts
    and run_at > now() + interval '1 minute' and last_error like '% does not answer'`;

/**
 * The index of waiting jobs begins with the priority; all of Souk's jobs have the same one. A job that never runs has the
 * time `infinity`, of which PostgreSQL 15 and 16 cannot compute a duration.
 */
const stateOfJobs = `
  select
    array(
      select distinct locked_by from graphile_worker._private_jobs
      where locked_by is not null and locked_at < now() - interval '1 second'
        and not exists (select from pg_stat_activity where application_name = 'jobs:' || locked_by)
    ) as dead,
    exists (select from graphile_worker._private_jobs where locked_at is not null) as "isLocked",
    (select extract(epoch from least(run_at, now() + interval '1 day') - clock_timestamp())::float8 * 1000
     from graphile_worker._private_jobs where is_available order by priority, run_at limit 1) as "dueMs",
    exists (select from graphile_worker._private_jobs where ${isReplaced})
      or exists (select from graphile_worker._private_jobs where ${isPaused}) as "needsTidying"`;

/**
 * A running job that is replaced by another job with its key loses its key and its attempts. If it then failed, or its
 * worker died, it would stay forever and look like an abandoned job, although the other job does its work.
 */
const removeReplacedJobs = `delete from graphile_worker._private_jobs where ${isReplaced}`;

/**
 * The pauses between the attempts of a job grow to hours, but a service may return after minutes. Therefore a job that a
 * service did not answer is tried every minute. It gets no fewer attempts for that: the count is the number of attempts
 * that the growing pauses would have allowed since the job was created.
 */
const shortenPauses = `
  with waiting as (select id, attempts, created_at from graphile_worker._private_jobs where ${isPaused})
  update graphile_worker._private_jobs job
  set attempts = counted.tries, run_at = now() + (0.5 + random() / 2) * interval '1 minute'
  from waiting
  cross join lateral (
    select count(*) as tries from (
      select sum(exp(least(try, 10))) over (order by try) as seconds from generate_series(1, waiting.attempts) as try
    ) as pauses
    where waiting.created_at + seconds * interval '1 second' <= now()
  ) as counted
  where waiting.id = job.id and job.locked_at is null and counted.tries < waiting.attempts`;

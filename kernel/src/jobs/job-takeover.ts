import type pg from "pg";
import type { Logger } from "../logging/logger.js";

const sweepIntervalMs = 1000;
/**
 * Every n-th sweep, starting with the first, also checks the jobs that no worker holds. There may be very many of them.
 */
const sweepsPerTidying = 10;

/**
 * Frees the jobs of dead workers, which the job tables alone would lock for four hours. Also removes replaced jobs, and
 * shortens the pauses of jobs that wait for a service. A worker's listening connection has the worker's name as its
 * application_name, and PostgreSQL drops it when the process dies. A lock whose worker has no such connection belongs
 * to a dead worker, and any live replica clears it about two seconds later. The sweep reads `_private_jobs`, which is
 * internal to graphile-worker, so its version is pinned.
 */
export class JobTakeover implements AsyncDisposable {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private closed = false;
  private sweeps = 0;

  constructor(
    private readonly pool: Pick<pg.Pool, "query">,
    private readonly logger: Logger,
  ) {}

  /** Call it as soon as the worker listens, and dispose of this object after the worker. */
  async start({ poolId, client }: { poolId: string; client: Pick<pg.PoolClient, "query"> }): Promise<void> {
    await client.query("select set_config('application_name', $1, false)", [`jobs:${poolId}`]);
    if (!this.closed) this.schedule();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.sweeping;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.sweeping = this.sweep().finally(() => {
        if (!this.closed) this.schedule();
      });
    }, sweepIntervalMs);
  }

  private async sweep(): Promise<void> {
    try {
      const { rows } = await this.pool.query<{ locked_by: string }>(freeJobsOfTheDead);
      for (const { locked_by: pool } of rows) this.logger.warn({ pool }, "took over the jobs of a worker that died");
      if (this.sweeps % sweepsPerTidying === 0) {
        await this.pool.query(removeReplacedJobs);
        await this.pool.query(shortenPauses);
      }
      this.sweeps += 1;
    } catch (error) {
      this.logger.debug({ err: error }, "failed to search for the jobs of dead workers");
    }
  }
}

const freeJobsOfTheDead = `
  with dead as (
    select distinct locked_by from graphile_worker._private_jobs
    where locked_by is not null and locked_at < now() - interval '1 second'
      and not exists (select 1 from pg_stat_activity where application_name = 'jobs:' || locked_by)
  )
  select dead.locked_by, graphile_worker.force_unlock_workers(array_agg(dead.locked_by) over ()) from dead`;

/**
 * A running job that is replaced by another job with its key loses its key and its attempts. If it then failed, or its
 * worker died, it would stay forever and look like an abandoned job, although the other job does its work.
 */
const removeReplacedJobs = `
  delete from graphile_worker._private_jobs
  where locked_at is null and attempts >= max_attempts and key is null and payload ->> 'key' is not null`;

/**
 * The pauses between the attempts of a job grow to hours, but a service may return after minutes. Therefore a job that a
 * service did not answer is tried every minute. It gets no fewer attempts for that: the count is the number of attempts
 * that the growing pauses would have allowed since the job was created.
 */
const shortenPauses = `
  update graphile_worker._private_jobs job
  set attempts = counted.tries, run_at = now() + (0.5 + random() / 2) * interval '1 minute'
  from graphile_worker._private_jobs waiting
  cross join lateral (
    select count(*) as tries from (
      select sum(exp(least(try, 10))) over (order by try) as seconds from generate_series(1, waiting.attempts) as try
    ) as pauses
    where waiting.created_at + seconds * interval '1 second' <= now()
  ) as counted
  where waiting.id = job.id and waiting.locked_at is null and waiting.attempts < waiting.max_attempts
    and waiting.run_at > now() + interval '1 minute' and waiting.last_error like '% does not answer'
    and counted.tries < waiting.attempts`;

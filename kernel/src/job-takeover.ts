import pg from "pg";
import type { Logger } from "./logger.js";

const sweepIntervalMs = 1000;
/** Each so-manyth sweep, the first among them, also looks at the jobs that nobody holds: there may be very many of them. */
const sweepsPerTidying = 10;

/**
 * Frees the jobs of workers that died, which the job tables alone would hold for four hours, removes those that were replaced, and
 * lets none wait for long that waits for a service.
 *
 * Each process keeps one connection open whose application_name names its worker pool; PostgreSQL drops it with the process.
 * A lock whose pool has no such connection belongs to the dead, and any live replica clears it, about two seconds later.
 * It reads `_private_jobs`, which is internal to graphile-worker: its version is pinned.
 */
export class JobTakeover implements AsyncDisposable {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private closed = false;
  private sweeps = 0;

  private poolId = "";

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {}

  /** To be called as soon as the pool is there, and closed after it. */
  async start(poolId: string): Promise<void> {
    this.poolId = poolId;
    await this.connect();
    this.schedule();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.sweeping;
    await this.client?.end();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: `jobs:${this.poolId}`,
      connectionTimeoutMillis: 5000,
    });
    client.on("error", () => (this.client = undefined));
    await client.connect();
    this.client = client;
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
      if (!this.client) await this.connect();
      const freed = await this.client?.query<{ locked_by: string }>(freeJobsOfTheDead);
      for (const { locked_by: pool } of freed?.rows ?? [])
        this.logger.warn({ pool }, "took over the jobs of a worker that died");
      if (this.sweeps % sweepsPerTidying === 0) {
        await this.client?.query(removeReplacedJobs);
        await this.client?.query(shortenPauses);
      }
      this.sweeps += 1;
    } catch (error) {
      this.logger.debug({ err: error }, "could not look for jobs to take over");
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
 * A job that another with its key came for while it ran loses its key and its attempts. Did it fail then, or its worker die, it
 * would stay for ever and look like work that was given up, which the other one does.
 */
const removeReplacedJobs = `
  delete from graphile_worker._private_jobs
  where locked_at is null and attempts >= max_attempts and key is null and payload ->> 'key' is not null`;

/**
 * The pauses between the tries of a job grow to hours, and a service may be back after minutes: what did not get an answer of it is
 * tried every minute. It has no fewer tries for that: as many count as it would have had with the growing pauses since it was made.
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

import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { Logger as WorkerLogger, runMigrations, type JobHelpers, type Task } from "graphile-worker";
import type pg from "pg";
import { createEventDeliveries } from "../domain-events/event-deliveries-table.js";
import { createPublishEvent } from "../domain-events/publish-event.js";
import { indexFailedJobs } from "./failed-job-indexes.js";
import { createHeartbeats } from "./heartbeat.js";
import { JobWorker } from "./job-worker.js";
import type { Logger } from "../logging/logger.js";
import type { Envelope } from "./outbox.js";
import type { ObserveJob } from "../metrics/job-metrics.js";
import { notifyOfJobTimes } from "./job-notifications.js";
import { runInRequest } from "../logging/request-context.js";
import { within } from "../project/within.js";
import { inSpan, type SpanDescription } from "../telemetry/tracing.js";

/** Information about the current attempt, passed to a job in addition to its payload. */
export interface JobAttempt {
  readonly jobId: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly maxAttempts: number;
}

/**
 * A job runs at least once, so each handler must be idempotent. A job that throws is retried with growing pauses, and a
 * job that a service did not answer every minute.
 */
export type JobHandler<Payload> = (payload: Payload, attempt: JobAttempt) => Promise<void>;
// Each handler knows its own payload type; `enqueue` does not check it.
export type JobHandlers = Readonly<Record<string, JobHandler<never>>>;

/**
 * Creates or upgrades the tables of jobs, event deliveries and heartbeats, and the function of events; part of a
 * subgraph's migrations.
 */
export async function migrateJobs(connection: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: connection, logger: new WorkerLogger(() => () => undefined) });
  for (const migrate of [
    indexFailedJobs,
    grantJobReading,
    notifyOfJobTimes,
    createEventDeliveries,
    createHeartbeats,
    createPublishEvent,
  ]) {
    await migrate(connection);
  }
}

export interface JobRunnerDefinition {
  readonly url: string;
  readonly handlers: JobHandlers;
  readonly logger: Logger;
  readonly concurrency?: number;
  /** The maximum number of database connections; one of them listens. */
  readonly connections?: number;
  /**
   * Scheduled jobs: lines of graphile-worker's crontab, in UTC. Replicas share the schedule, so each scheduled time
   * runs once.
   */
  readonly schedule?: string;
  readonly observe?: ObserveJob;
}

const restartPauseMs = 1000;
/** A worker that stops waits for its running jobs, also while its database does not answer. */
const queryTimeoutMs = 1000;

/**
 * Runs a subgraph's jobs, shares them with other replicas, and takes over the jobs of a dead replica. A worker that
 * loses its database is replaced; a job that it held then counts as a dead worker's job.
 */
export class JobRunner implements AsyncDisposable {
  private readonly closing = new AbortController();
  private readonly closed: Promise<void>;

  private constructor(
    first: JobWorker,
    private readonly startWorker: () => Promise<JobWorker>,
    private readonly logger: Logger,
  ) {
    this.closed = this.keepWorking(first);
  }

  static async start(definition: JobRunnerDefinition): Promise<JobRunner> {
    const {
      url,
      handlers,
      logger,
      concurrency = 4,
      connections = concurrency + 2,
      schedule = "",
      observe,
    } = definition;
    const tasks = Object.fromEntries(
      Object.entries(handlers).map(([task, handler]) => [task, taskOf(task, handler, { logger, observe })]),
    );
    const startWorker = (): Promise<JobWorker> =>
      JobWorker.start({ url, tasks, concurrency, connections, schedule, logger });
    return new JobRunner(await startWorker(), startWorker, logger);
  }

  /** Waits for running jobs to finish. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort();
    await this.closed;
  }

  private async keepWorking(first: JobWorker): Promise<void> {
    const closeRequested = once(this.closing.signal, "abort");
    for (let worker: JobWorker | undefined = first; worker; worker = await this.successor()) {
      await Promise.race([worker.lost, closeRequested]);
      await worker[Symbol.asyncDispose]();
    }
  }

  /** Starts the next worker and retries until it succeeds. Undefined when this runner closes. */
  private async successor(): Promise<JobWorker | undefined> {
    const { signal } = this.closing;
    if (!signal.aborted) this.logger.warn("the job worker lost its database connection; jobs wait");
    while (!signal.aborted) {
      await delay(restartPauseMs, undefined, { signal }).catch(() => undefined);
      const worker = await this.startWorker().catch((error: unknown) => {
        this.logger.debug({ err: error }, "the job worker did not start");
      });
      if (worker) this.logger.info("the job worker is connected again");
      if (worker) return worker;
    }
    return undefined;
  }
}

/**
 * Runs a handler in the context of the request that enqueued the job, so that its log lines and calls carry the same
 * correlation id.
 */
function taskOf(
  task: string,
  handler: JobHandler<never>,
  { logger, observe }: Pick<JobRunnerDefinition, "logger" | "observe">,
): Task {
  return (payload, helpers) => {
    const { job } = helpers;
    const { correlationId, data, key, traceparent, tracestate } = payload as Envelope;
    const attempt = { jobId: job.id, attempt: job.attempts, maxAttempts: job.max_attempts };
    const run = async (): Promise<void> => {
      const startedAtMs = performance.now();
      const seconds = (): number => (performance.now() - startedAtMs) / 1000;
      try {
        await handler(data as never, attempt);
        observe?.(task, "done", seconds());
      } catch (error) {
        observe?.(task, "failed", seconds());
        logger.warn({ err: error, task, ...attempt }, "a job failed");
        if (key === undefined || !(await isReplaced(helpers))) throw error;
      }
    };
    return runInRequest(correlationId === undefined ? {} : { correlationId }, () =>
      inSpan(() => ({ ...spanOfJob(task, attempt), continues: { traceparent, tracestate } }), run),
    );
  };
}

/**
 * A job that was replaced while it ran is done: the other job with its key does its work. As a failed job it would look
 * like an abandoned one until the next look of `JobTakeover`.
 */
async function isReplaced(helpers: JobHelpers): Promise<boolean> {
  const sql = "select from graphile_worker._private_jobs where id = $1 and key is null";
  const found = await within(queryTimeoutMs, () => helpers.query(sql, [helpers.job.id])).catch(() => null);
  return found?.rowCount === 1;
}

function spanOfJob(task: string, { jobId, attempt }: JobAttempt): SpanDescription {
  return {
    name: `process ${task}`,
    kind: "consumer",
    attributes: {
      "messaging.system": "graphile_worker",
      "messaging.operation.name": "process",
      "messaging.operation.type": "process",
      "messaging.destination.name": task,
      "messaging.message.id": jobId,
      "souk.job.attempt": attempt,
    },
  };
}

/**
 * Adds a read policy. graphile-worker hides the rows of its tables from every role except their owner; a role with a
 * grant on the tables, such as the audit's role, reads them by this policy.
 */
async function grantJobReading(database: pg.Pool): Promise<void> {
  for (const table of ["_private_jobs", "_private_tasks"]) {
    // checks first: creating a policy locks the table
    const { rowCount } = await database.query(
      "select from pg_policies where schemaname = 'graphile_worker' and tablename = $1 and policyname = 'readers'",
      [table],
    );
    if (!rowCount) await database.query(`create policy readers on graphile_worker.${table} for select using (true)`);
  }
}

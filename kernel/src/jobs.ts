import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { Logger as WorkerLogger, runMigrations, type Task } from "graphile-worker";
import { indexFailedJobs } from "./failed-job-indexes.js";
import { JobWorker } from "./job-worker.js";
import type { Logger } from "./logger.js";
import type { Envelope } from "./outbox.js";
import { runInRequest } from "./request-context.js";

/** What a job is told besides its payload. */
export interface JobAttempt {
  readonly jobId: string;
  /** 1 the first time. */
  readonly attempt: number;
  readonly maxAttempts: number;
}

/** A job runs at least once: each one must be harmless to repeat. One that throws is tried again with growing pauses, one that a service did not answer every minute. */
export type JobHandler<Payload> = (payload: Payload, attempt: JobAttempt) => Promise<void>;
// Each handler knows its own payload; `enqueue` is where the two meet.
export type JobHandlers = Readonly<Record<string, JobHandler<never>>>;

/** Makes or upgrades the job tables; part of a subgraph's migrations. */
export async function migrateJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: new WorkerLogger(() => () => undefined) });
  await indexFailedJobs(url);
}

export interface JobRunnerDefinition {
  readonly url: string;
  readonly handlers: JobHandlers;
  readonly logger: Logger;
  readonly concurrency?: number;
  /** What runs by itself: lines of graphile-worker's crontab, in UTC. Replicas share them: each time is run once. */
  readonly schedule?: string;
}

const restartPauseMs = 1000;

/**
 * Runs a subgraph's jobs, shares them with other replicas, and takes over those of a replica that died.
 * A worker that lost its database gets a successor; a job that it held then counts as a dead one's.
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
    const { url, handlers, logger, concurrency = 4, schedule = "" } = definition;
    const tasks = Object.fromEntries(
      Object.entries(handlers).map(([task, handler]) => [task, taskOf(task, handler, logger)]),
    );
    const startWorker = (): Promise<JobWorker> => JobWorker.start({ url, tasks, concurrency, schedule, logger });
    return new JobRunner(await startWorker(), startWorker, logger);
  }

  /** Lets running jobs end. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort();
    await this.closed;
  }

  private async keepWorking(first: JobWorker): Promise<void> {
    const asked = once(this.closing.signal, "abort");
    for (let worker: JobWorker | undefined = first; worker; worker = await this.successor()) {
      await Promise.race([worker.lost, asked]);
      await worker[Symbol.asyncDispose]();
    }
  }

  /** Undefined when this runner closes. */
  private async successor(): Promise<JobWorker | undefined> {
    const { signal } = this.closing;
    if (!signal.aborted) this.logger.warn("jobs wait: their worker lost the database");
    while (!signal.aborted) {
      await delay(restartPauseMs, undefined, { signal }).catch(() => undefined);
      const worker = await this.startWorker().catch((error: unknown) => {
        this.logger.debug({ err: error }, "the worker for jobs did not start");
      });
      if (worker) this.logger.info("jobs go on");
      if (worker) return worker;
    }
    return undefined;
  }
}

/** Runs a handler in the request context that the job was enqueued in, so that its log lines and calls carry that id. */
function taskOf(task: string, handler: JobHandler<never>, logger: Logger): Task {
  return (payload, { job }) => {
    const { correlationId, data } = payload as Envelope;
    const attempt = { jobId: job.id, attempt: job.attempts, maxAttempts: job.max_attempts };
    return runInRequest(correlationId === undefined ? {} : { correlationId }, async () => {
      try {
        await handler(data as never, attempt);
      } catch (error) {
        logger.warn({ err: error, task, ...attempt }, "a job failed");
        throw error;
      }
    });
  };
}

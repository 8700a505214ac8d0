import { EventEmitter } from "node:events";
import { Logger as WorkerLogger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { JobTakeover } from "./job-takeover.js";
import type { Logger } from "./logger.js";

/**
 * Without batches, graphile-worker 0.18 leaves it to an unhandled rejection, and so to the end of the process, when the database is
 * away as a job ends. With them the worker stops.
 */
const endOfJobsInBatches = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

export interface JobWorkerDefinition {
  readonly url: string;
  readonly taskList: TaskList;
  readonly concurrency: number;
  /** Lines of graphile-worker's crontab. */
  readonly schedule: string;
  readonly logger: Logger;
}

/** A worker pool of graphile-worker, with the connection that tells the others that it lives. */
export class JobWorker implements AsyncDisposable {
  private constructor(
    /** Resolves when it has stopped, by itself as well: it gives up when it cannot write down what became of a job. */
    readonly ended: Promise<void>,
    private readonly parts: AsyncDisposableStack,
  ) {}

  static async start({ url, taskList, concurrency, schedule, logger }: JobWorkerDefinition): Promise<JobWorker> {
    await using opened = new AsyncDisposableStack();
    const pgPool = opened.adopt(openPool(url, concurrency + 2, logger), (pool) => pool.end());
    const takeover = opened.use(new JobTakeover(url, logger));
    const events: WorkerEvents = new EventEmitter();
    const poolId = new Promise<string>((resolve) => {
      events.once("pool:create", ({ workerPool }) => resolve(workerPool.id));
    });
    const runner = await run({
      pgPool,
      concurrency,
      pollInterval: 2000,
      noHandleSignals: true,
      crontab: schedule,
      events,
      logger: workerLogger(logger),
      taskList,
      preset: { worker: endOfJobsInBatches },
    });
    const ended = runner.promise.catch(() => undefined);
    // refused by one that is stopping by itself
    opened.defer(() => runner.stop().catch(() => ended));
    await takeover.start(await poolId);
    return new JobWorker(ended, opened.move());
  }

  /** Lets running jobs end. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.parts.disposeAsync();
  }
}

/** A connection that breaks also raises its error from the next statement, and the pool replaces it. */
function openPool(url: string, max: number, logger: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5000 });
  const note = (error: Error): void => logger.debug({ err: error }, "a connection for jobs was lost");
  pool.on("error", note);
  pool.on("connect", (client) => void client.on("error", note));
  return pool;
}

/** The worker's own lines are about its polling; failures of jobs are logged with their request by what runs them. */
function workerLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === "error" || level === "warning") logger.debug({ worker: message }, "job worker");
  });
}

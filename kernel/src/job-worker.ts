import { EventEmitter } from "node:events";
import { Logger as WorkerLogger, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
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
  /** Resolves when it has stopped, by itself as well: it gives up when it cannot write down what became of a job. */
  readonly ended: Promise<void>;

  private constructor(
    private readonly runner: Runner,
    private readonly takeover: JobTakeover,
  ) {
    this.ended = runner.promise.catch(() => undefined);
  }

  static async start({ url, taskList, concurrency, schedule, logger }: JobWorkerDefinition): Promise<JobWorker> {
    const events: WorkerEvents = new EventEmitter();
    const poolId = new Promise<string>((resolve) => {
      events.once("pool:create", ({ workerPool }) => resolve(workerPool.id));
    });
    const runner = await run({
      connectionString: url,
      concurrency,
      maxPoolSize: concurrency + 2,
      pollInterval: 2000,
      noHandleSignals: true,
      crontab: schedule,
      events,
      logger: workerLogger(logger),
      taskList,
      preset: { worker: endOfJobsInBatches },
    });
    try {
      return new JobWorker(runner, await JobTakeover.start(url, await poolId, logger));
    } catch (error) {
      await runner.stop();
      throw error;
    }
  }

  /** Lets running jobs end. */
  async [Symbol.asyncDispose](): Promise<void> {
    // refused by one that is stopping by itself
    await this.runner.stop().catch(() => this.ended);
    await this.takeover[Symbol.asyncDispose]();
  }
}

/** The worker's own lines are about its polling; failures of jobs are logged with their request by what runs them. */
function workerLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === "error" || level === "warning") logger.debug({ worker: message }, "job worker");
  });
}

import { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { Logger as WorkerLogger, run, type Task, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { JobTakeover } from "./job-takeover.js";
import type { Logger } from "./logger.js";

export interface JobWorkerDefinition {
  readonly url: string;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly concurrency: number;
  /** Lines of graphile-worker's crontab. */
  readonly schedule: string;
  readonly logger: Logger;
}

/**
 * Jobs are fetched several at a time and ended several at a time: one statement for each of both is most of what a small job costs.
 * Not with graphile-worker's refetchDelay: a job that comes while it waits is left until the next poll, two seconds later.
 * Ending them without batches, graphile-worker 0.18 leaves it to an unhandled rejection, and so to the end of the process, when
 * the database is away as a job ends.
 */
const batches = { localQueue: { size: 10 }, completeJobBatchDelay: 50, failJobBatchDelay: 0 };

/**
 * What graphile-worker says when it meets a broken connection, besides the connection itself. It may go on then, but not with a
 * job whose lock, or whose end, it could not write down or did not hear of: only a worker of another name gets at that one.
 */
const losses = ["pool:listen:error", "pool:fatalError", "worker:getJob:error"] as const;

/** For so long a worker that lost its database may write down what became of its last jobs, and close its connections. */
const lastWordsMs = 3000;

/** A worker pool of graphile-worker, with the connection that tells the others that it lives. */
export class JobWorker implements AsyncDisposable {
  private constructor(
    /** Resolves when it is of no use any more, since it lost its database. */
    readonly lost: Promise<void>,
    private readonly parts: AsyncDisposableStack,
  ) {}

  static async start({ url, tasks, concurrency, schedule, logger }: JobWorkerDefinition): Promise<JobWorker> {
    await using opened = new AsyncDisposableStack();
    const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
    const noteLoss = (error: Error): void => {
      logger.debug({ err: error }, "a connection for jobs was lost");
      lose();
    };
    const pgPool = opened.adopt(openPool(url, concurrency + 2, noteLoss), (pool) => atMost(lastWordsMs, pool.end()));
    const takeover = opened.use(new JobTakeover(url, logger));
    const running = new RunningTasks(tasks);
    const events: WorkerEvents = new EventEmitter();
    for (const loss of losses) events.once(loss, () => lose());
    events.once("localQueue:init", ({ localQueue }) => surviveFailedReturns(localQueue as never));
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
      taskList: running.taskList,
      preset: { worker: batches },
    });
    runner.promise.then(lose, lose);
    opened.defer(async () => {
      // with the database away it may never get to say that it has stopped
      const abandoned = lost.then(() => running.ended()).then(() => delay(lastWordsMs, undefined, { ref: false }));
      await Promise.race([runner.stop().catch(() => abandoned), abandoned]);
    });
    await takeover.start(await poolId);
    return new JobWorker(lost, opened.move());
  }

  /** Lets running jobs end. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.parts.disposeAsync();
  }
}

interface BackgroundWork {
  background(work: Promise<void>): void;
}

/**
 * A local queue that is released gives back the jobs that nobody has begun, and graphile-worker 0.18 forgets to wait for that: where
 * the database is away it would be an unhandled rejection, and so the end of the process. The jobs are then those of a dead worker.
 */
function surviveFailedReturns(localQueue: BackgroundWork): void {
  const background = localQueue.background.bind(localQueue);
  localQueue.background = (work) => {
    work.catch(() => undefined);
    background(work);
  };
}

/** Knows which jobs run. */
class RunningTasks {
  readonly taskList: TaskList;
  private readonly running = new Set<Promise<unknown>>();

  constructor(tasks: Readonly<Record<string, Task>>) {
    const watched = (task: Task): Task => {
      return async (payload, helpers) => {
        const work = Promise.resolve(task(payload, helpers));
        this.running.add(work);
        return work.finally(() => this.running.delete(work));
      };
    };
    this.taskList = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, watched(task)]));
  }

  async ended(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
  }
}

/** A connection that breaks raises its error from the next statement as well, and the pool replaces it. */
function openPool(url: string, max: number, noteLoss: (error: Error) => void): pg.Pool {
  const pool = new WorkerConnections({ connectionString: url, max, connectionTimeoutMillis: 15_000 });
  pool.on("error", noteLoss);
  pool.on("connect", (client) => void client.on("error", noteLoss));
  return pool;
}

type TakeConnection = Parameters<pg.Pool["connect"]>[0];

/**
 * graphile-worker 0.18 gives the connection that it listens by back twice when it is asked to stop as that connection breaks. The
 * second time would be an unhandled rejection, and so the end of the process.
 */
class WorkerConnections extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(take: TakeConnection): void;
  override connect(take?: TakeConnection): Promise<pg.PoolClient> | void {
    if (!take) return super.connect();
    super.connect((error, client, release) => {
      let isReleased = false;
      take(error, client, (reason) => {
        if (client && !isReleased) release(reason);
        isReleased = true;
      });
    });
  }
}

async function atMost(patienceMs: number, work: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  await Promise.race([work, delay(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined)]);
  patience.abort();
}

/** The worker's own lines are about its polling; failures of jobs are logged with their request by what runs them. */
function workerLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === "error" || level === "warning") logger.debug({ worker: message }, "job worker");
  });
}

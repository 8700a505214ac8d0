import { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import {
  Logger as WorkerLogger,
  run,
  type Task,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from "graphile-worker";
import pg from "pg";
import { Heartbeat } from "./heartbeat.js";
import { JobTakeover } from "./job-takeover.js";
import { isOfNewJobs } from "./job-notifications.js";
import { JobWatch } from "./job-watch.js";
import type { Logger } from "../logging/logger.js";

export interface JobWorkerDefinition {
  readonly url: string;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly concurrency: number;
  /** The number of connections. One listens and shows that this worker lives; the others fetch and complete jobs. */
  readonly connections: number;
  /** Lines of graphile-worker's crontab. */
  readonly schedule: string;
  readonly logger: Logger;
}

/**
 * Jobs are fetched and completed in batches, because the statements for these two steps are most of the cost of a small
 * job. graphile-worker's refetchDelay is not used: a job that arrives during the delay would wait for the next look.
 * Batched completion is required: without batches, graphile-worker 0.18 raises an unhandled
 * rejection, which ends the process, when the database is unavailable at the end of a job.
 */
const batches = { localQueue: { size: 10 }, completeJobBatchDelay: 50, failJobBatchDelay: 0 };

/**
 * The events that graphile-worker emits for a broken connection, in addition to the connection's own error. The worker
 * may continue, but it cannot continue a job whose lock or completion was not written or confirmed: only a worker with
 * another name can take over that job.
 */
const losses = ["pool:listen:error", "pool:fatalError", "worker:getJob:error"] as const;

/** The interval at which graphile-worker itself fetches jobs. Notifications and `JobWatch` make it fetch in time. */
const pollMs = 300_000;

/** The time, in milliseconds, for a worker without its database to record its last jobs and close its connections. */
const lastWordsMs = 3000;

/** A worker pool of graphile-worker. Its listening connection shows the other workers that it lives. */
export class JobWorker implements AsyncDisposable {
  private constructor(
    /** Resolves when the worker has lost its database and is no longer usable. */
    readonly lost: Promise<void>,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async start({
    url,
    tasks,
    concurrency,
    connections,
    schedule,
    logger,
  }: JobWorkerDefinition): Promise<JobWorker> {
    await using resources = new AsyncDisposableStack();
    const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
    const noteLoss = (error: Error): void => {
      logger.debug({ err: error }, "the job worker lost a connection");
      lose();
    };
    const pgPool = resources.adopt(openPool(url, connections, noteLoss), (pool) => atMost(lastWordsMs, pool.end()));
    resources.use(new Heartbeat(pgPool, logger));
    let workerPool: WorkerPool | undefined;
    let named = Promise.resolve();
    const watch = resources.adopt(
      new JobWatch({ takeover: new JobTakeover(pgPool, logger), fetchJobs: () => workerPool?.nudge(1), logger }),
      (it) => atMost(lastWordsMs, it[Symbol.asyncDispose]()),
    );
    await registerTasks(pgPool, Object.keys(tasks));
    const running = new RunningTasks(tasks);
    const events: WorkerEvents = new EventEmitter();
    for (const loss of losses) events.once(loss, () => lose());
    events.once("localQueue:init", ({ localQueue }) => surviveFailedReturns(localQueue as never));
    events.on("pool:listen:notification", ({ message }) => watch.noteChange({ isNew: isOfNewJobs(message) }));
    events.once("pool:listen:success", ({ workerPool: pool, client }) => {
      workerPool = pool;
      // not awaited: a database that accepts connections but does not respond would block the start
      named = Promise.resolve()
        // after graphile-worker's own first statement, LISTEN
        .then(() => nameConnection(client, pool))
        .then(() => watch.start(), lose);
    });
    const runner = await run({
      pgPool,
      concurrency,
      pollInterval: pollMs,
      noHandleSignals: true,
      crontab: schedule,
      events,
      logger: workerLogger(logger),
      taskList: running.taskList,
      preset: { worker: batches },
    });
    runner.promise.then(lose, lose).finally(() => running.forget());
    resources.defer(async () => {
      // pg deprecates a statement that waits for two others, as UNLISTEN would for LISTEN and the name
      await atMost(lastWordsMs, named);
      // while the database is unavailable, the runner may never report that it has stopped
      const abandoned = lost.then(() => running.ended()).then(() => delay(lastWordsMs, undefined, { ref: false }));
      await Promise.race([runner.stop().catch(() => abandoned), abandoned]);
    });
    return new JobWorker(lost, resources.move());
  }

  /** Waits for running jobs to finish. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}

/**
 * Stores the names of the tasks before any request adds a job. On a new database, graphile-worker would store them at
 * its first look for jobs, and a request with the first job of two tasks could deadlock with it.
 */
async function registerTasks(pgPool: pg.Pool, names: readonly string[]): Promise<void> {
  await pgPool.query(
    `insert into graphile_worker._private_tasks (identifier)
     select name from unnest($1::text[]) name
     where not exists (select from graphile_worker._private_tasks where identifier = name)
     on conflict do nothing`,
    [names.toSorted()],
  );
}

/** Shows the other workers by the name of the listening connection that this worker lives. */
async function nameConnection(client: Pick<pg.PoolClient, "query">, { id }: WorkerPool): Promise<void> {
  await client.query("select set_config('application_name', $1, false)", [`jobs:${id}`]);
}

interface BackgroundWork {
  background(work: Promise<void>): void;
}

/**
 * A released local queue returns its unstarted jobs, and graphile-worker 0.18 does not await that. While the database
 * is unavailable, this would be an unhandled rejection, which ends the process. The jobs then count as jobs of a dead
 * worker.
 */
function surviveFailedReturns(localQueue: BackgroundWork): void {
  const background = localQueue.background.bind(localQueue);
  localQueue.background = (work) => {
    work.catch(() => undefined);
    background(work);
  };
}

/**
 * Tracks the running jobs. graphile-worker 0.18 keeps the task list of each worker that the process has ever run, so the
 * list only leads to the tasks, and `forget` frees them.
 */
class RunningTasks {
  readonly taskList: TaskList;
  private readonly running = new Set<Promise<unknown>>();

  constructor(private tasks: Readonly<Record<string, Task>>) {
    const names = Object.keys(tasks);
    this.taskList = Object.fromEntries(names.map((name) => [name, (...given) => this.run(name, ...given)]));
  }

  private async run(name: string, ...given: Parameters<Task>) {
    const task = this.tasks[name];
    if (!task) throw new Error(`this worker has ended, and cannot run ${name}`);
    const work = Promise.resolve(task(...given));
    this.running.add(work);
    return work.finally(() => this.running.delete(work));
  }

  /** No job runs after this. */
  forget(): void {
    this.tasks = {};
  }

  async ended(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
  }
}

/**
 * Opens the pool and reports broken connections. The next statement on a broken connection also fails, and the pool
 * replaces the connection.
 */
function openPool(url: string, max: number, noteLoss: (error: Error) => void): pg.Pool {
  // idle connections stay open: the connection that listened carries the worker's name until its last job has ended
  const sizes = { max, connectionTimeoutMillis: 15_000, idleTimeoutMillis: 0 };
  const pool = new WorkerConnections({ connectionString: url, ...sizes });
  pool.on("error", noteLoss);
  pool.on("connect", (client) => void client.on("error", noteLoss));
  return pool;
}

type TakeConnection = Parameters<pg.Pool["connect"]>[0];

/**
 * graphile-worker 0.18 releases its listening connection twice when it is asked to stop while that connection breaks.
 * The second release would be an unhandled rejection, which ends the process.
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

async function atMost(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  const timeout = new AbortController();
  await Promise.race([work, delay(timeoutMs, undefined, { signal: timeout.signal }).catch(() => undefined)]);
  timeout.abort();
}

/**
 * Logs the worker's own messages, which concern its polling, at debug level. The code that runs a job logs its failure
 * in the request's context.
 */
function workerLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === "error" || level === "warning") logger.debug({ worker: message }, "job worker");
  });
}

import cluster from "node:cluster";
import { availableParallelism } from "node:os";
import type { Logger } from "@souk/kernel/logging/logger";
import type { MetricsPage } from "@souk/kernel/metrics/open-metrics";
import { RateLimiterClusterMaster } from "rate-limiter-flexible";
import type { ParentCalls, ProcessMetrics } from "./worker-calls.js";
import { WorkerProcess } from "./worker-process.js";
import { WorkerSlot } from "./worker-slot.js";
import { WorkersMetrics } from "./workers-metrics.js";

export interface RouterWorkersOptions {
  readonly count: number;
  readonly logger: Logger;
  /** The module that each worker runs; the module of this process when absent. */
  readonly program?: string;
  /** A worker that does not answer for this long hangs, and is killed. */
  readonly hangMs: number;
}

const timeouts = { startMs: 60_000, endMs: 35_000 };
/** The longest pause between two checks that a worker answers. */
const longestCheckMs = 10_000;

const metricsTimeoutMs = 2000;

/** Runs several processes of the router that accept connections on one port. */
export class RouterWorkers implements AsyncDisposable {
  private readonly slots: WorkerSlot[] = [];
  private readonly metrics = new WorkersMetrics(() => this.slots.filter(({ current }) => current.isReady).length);
  private rolling: Promise<void> = Promise.resolve();
  private isStopping = false;

  private constructor(private readonly options: RouterWorkersOptions) {}

  /** Resolves when all workers accept requests. Throws when one of them does not get ready. */
  static async start(options: RouterWorkersOptions): Promise<RouterWorkers> {
    const { count, logger, program } = options;
    if (count > availableParallelism())
      logger.warn(
        { workers: count, cores: availableParallelism() },
        "ROUTER_WORKERS exceeds the cores of this machine",
      );
    if (program !== undefined) cluster.setupPrimary({ exec: program });
    // counts for all workers while there is no Redis
    new RateLimiterClusterMaster();
    const workers = new RouterWorkers(options);
    try {
      // one worker alone reports a port that is not available
      workers.slots.push(await workers.open(1));
      const others = Array.from({ length: count - 1 }, (_, index) => workers.open(index + 2));
      const opened = await Promise.allSettled(others);
      for (const slot of opened) if (slot.status === "fulfilled") workers.slots.push(slot.value);
      for (const slot of opened) if (slot.status === "rejected") throw slot.reason;
      return workers;
    } catch (error) {
      await workers[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** The port of all workers. */
  get port(): number {
    return this.slots.find(({ current }) => current.port !== undefined)?.current.port ?? 0;
  }

  /** Replaces the workers one by one, each when its successor is ready. Stops at the first that does not get ready. */
  restartAll(): Promise<void> {
    this.rolling = this.rolling.then(() => this.restartEach());
    return this.rolling;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isStopping = true;
    await Promise.all(this.slots.map((slot) => slot[Symbol.asyncDispose]()));
    await this.rolling;
  }

  private async restartEach(): Promise<void> {
    const { logger } = this.options;
    for (const slot of this.slots) {
      if (this.isStopping) return;
      const failure = await slot.replace();
      if (failure !== undefined) {
        logger.error({ worker: slot.number, failure }, "the rolling restart stopped: the new worker did not get ready");
        return;
      }
      logger.info({ worker: slot.number }, "the worker was replaced");
    }
  }

  private open(number: number): Promise<WorkerSlot> {
    const { logger, hangMs } = this.options;
    const limits = { ...timeouts, hangMs, checkMs: Math.min(longestCheckMs, hangMs) };
    const calls: ParentCalls = {
      number: async () => number,
      metricsPage: () => this.metricsPage(),
    };
    const onRestart = (): void => this.metrics.countRestart();
    return WorkerSlot.open({ number, logger, onRestart, start: () => new WorkerProcess(calls, limits) });
  }

  /** Leaves out a worker that does not answer. */
  private async metricsPage(): Promise<MetricsPage> {
    const answers = await Promise.allSettled(
      this.slots.map(async ({ number, current }): Promise<[number, ProcessMetrics]> => [
        number,
        await current.channel.request("metrics", null, metricsTimeoutMs),
      ]),
    );
    return this.metrics.page(new Map(answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []))));
  }
}

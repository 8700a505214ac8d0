import { OverloadedError } from "@souk/kernel/errors/overloaded-error";
import pLimit, { type LimitFunction } from "p-limit";

export interface WorkQueueOptions {
  /** The number of pieces of work that run at the same time. */
  readonly concurrency: number;
  /** Work that would probably wait longer is refused. */
  readonly maxWaitMs: number;
  /** The assumed duration of a piece of work before the first measurement. */
  readonly expectedMs: number;
  readonly onChange?: (length: number) => void;
  readonly onRefused?: () => void;
  /** Called when a piece of work begins, with its time in the queue. */
  readonly onStarted?: (waitedMs: number) => void;
}

/** The weight of the newest duration in the moving average. */
const newestWeight = 0.2;

/**
 * A queue that is limited by its expected waiting time: the average duration of the work times the pieces ahead. Work
 * that could not begin in time is refused at once; accepted work is always completed.
 */
export class WorkQueue {
  private readonly limit: LimitFunction;
  private averageMs: number;

  constructor(private readonly options: WorkQueueOptions) {
    this.limit = pLimit(options.concurrency);
    this.averageMs = options.expectedMs;
  }

  /** The number of running and waiting pieces of work. */
  get length(): number {
    return this.limit.activeCount + this.limit.pendingCount;
  }

  /** Runs `work` in its turn. Throws OverloadedError before `work` begins, or the error of `work`. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const { concurrency, maxWaitMs, onRefused, onChange } = this.options;
    const before = Math.max(0, this.length - concurrency + 1);
    const waitMs = (before * this.averageMs) / concurrency;
    if (waitMs > maxWaitMs) {
      onRefused?.();
      throw new OverloadedError(Math.ceil(waitMs / 1000));
    }
    const queuedAtMs = performance.now();
    const done = this.limit(() => this.measured(work, queuedAtMs));
    onChange?.(this.length);
    try {
      return await done;
    } finally {
      onChange?.(this.length);
    }
  }

  private async measured<T>(work: () => Promise<T>, queuedAtMs: number): Promise<T> {
    const startedAtMs = performance.now();
    this.options.onStarted?.(startedAtMs - queuedAtMs);
    try {
      return await work();
    } finally {
      this.averageMs += newestWeight * (performance.now() - startedAtMs - this.averageMs);
    }
  }
}

import { RunningItems, type RunningItem } from "./running-items.js";

/** The maximum delay, in milliseconds, between a deadline, or an abort, and the call of `end`. */
const sweepMs = 100;

export interface Expiring extends RunningItem {
  /** In milliseconds on the clock of `performance.now()`. */
  readonly deadline: number;
  /** Aborted when the item should end before its deadline. */
  readonly clientSignal?: AbortSignal | undefined;
  /** Called after the deadline or the abort, unless the item was removed before. */
  end(): void;
}

/**
 * Ends items after their deadlines, with one timer for all items. At thousands of requests per second, a timer and a
 * listener for each item cost a tenth of a small request.
 */
export class DeadlineSweep {
  private readonly running = new RunningItems<Expiring>();
  private timer: NodeJS.Timeout | undefined;

  add(endable: Expiring): void {
    this.running.add(endable);
    this.timer ??= setInterval(() => this.sweep(), sweepMs).unref();
  }

  delete(endable: Expiring): void {
    this.running.delete(endable);
  }

  private sweep(): void {
    const now = performance.now();
    this.running.forEach((endable) => {
      if (endable.deadline > now && !endable.clientSignal?.aborted) return;
      this.running.delete(endable);
      endable.end();
    });
    if (this.running.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

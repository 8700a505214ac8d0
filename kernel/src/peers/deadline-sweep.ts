/** The maximum delay, in milliseconds, between a deadline and the call of `end`. */
const sweepMs = 100;

export interface Expiring {
  /** In milliseconds on the clock of `performance.now()`. */
  readonly deadline: number;
  /** Called after the deadline, unless the item was removed before. */
  end(): void;
}

/**
 * Ends items after their deadlines, with one timer for all items. A timer per item is more expensive than a small
 * request, at thousands of requests per second.
 */
export class DeadlineSweep {
  private readonly running = new Set<Expiring>();
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
    for (const endable of this.running) {
      if (endable.deadline > now) continue;
      this.running.delete(endable);
      endable.end();
    }
    if (this.running.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

/** How late after its deadline something may end. */
const sweepMs = 100;

export interface Endable {
  /** By `performance.now()`. */
  readonly deadline: number;
  /** Is called once its deadline is over, unless it was taken out before. */
  end(): void;
}

/** Ends what takes too long. One timer for all of it: a timer for each of thousands of requests a second costs more than they do. */
export class DeadlineSweep {
  private readonly running = new Set<Endable>();
  private timer: NodeJS.Timeout | undefined;

  add(endable: Endable): void {
    this.running.add(endable);
    this.timer ??= setInterval(() => this.sweep(), sweepMs).unref();
  }

  delete(endable: Endable): void {
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

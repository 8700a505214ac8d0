/** The worker of a subgraph runs four jobs at once. Its own jobs keep one slot. */
const slotsOfAll = 3;
/** A receiver or handler that hangs leaves a slot to others. */
const slotsOfOne = 2;

/**
 * Limits the concurrent jobs that wait for code or servers of others, so that slow ones do not hold up other jobs of the
 * process.
 */
export class JobSlots {
  private readonly running = new Map<string, number>();

  /** Runs `work` for `owner`, or returns null at once when no slot is free. */
  async run<T>(owner: string, work: () => Promise<T>): Promise<T | null> {
    const ofOne = this.running.get(owner) ?? 0;
    const ofAll = [...this.running.values()].reduce((sum, count) => sum + count, 0);
    if (ofOne >= slotsOfOne || ofAll >= slotsOfAll) return null;
    this.running.set(owner, ofOne + 1);
    try {
      return await work();
    } finally {
      if (ofOneLeft(this.running, owner) === 0) this.running.delete(owner);
    }
  }
}

function ofOneLeft(running: Map<string, number>, owner: string): number {
  const left = (running.get(owner) ?? 1) - 1;
  running.set(owner, left);
  return left;
}

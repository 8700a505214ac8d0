/** A table that is this old is replaced by a copy. */
const deletionsOfTable = 64;

/**
 * Work in progress by key. Finished work must be deleted.
 *
 * A `Map` alone would keep deleted entries in memory: a table that is replaced by a larger one refers to its successor,
 * so one old table that the garbage collector has promoted keeps all later tables until the next full collection. A new
 * `Map` from time to time ends the chain.
 */
export class RunningByKey<Work> {
  private running = new Map<string, Work>();
  private deletions = 0;

  get(key: string): Work | undefined {
    return this.running.get(key);
  }

  set(key: string, work: Work): void {
    this.running.set(key, work);
  }

  delete(key: string): void {
    this.running.delete(key);
    this.deletions += 1;
    if (this.running.size > 0 && this.deletions < deletionsOfTable) return;
    this.deletions = 0;
    this.running = new Map(this.running);
  }
}

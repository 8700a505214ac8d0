/** An item that can be in one list of running items at a time. */
export interface RunningItem {
  /** The index in the list; -1 outside of a list. Only the list changes it. */
  slot: number;
}

/**
 * The items that run now, in no order. Adding and deleting take constant time.
 *
 * A `Set` whose members come and go with each request keeps them in memory: a table that is replaced by a larger one
 * refers to its successor, so one old table that the garbage collector has promoted keeps all later tables with their
 * deleted members until the next full collection. In the router this doubled the time of the garbage collection.
 */
export class RunningItems<Item extends RunningItem> {
  private readonly items: Item[] = [];

  get size(): number {
    return this.items.length;
  }

  add(item: Item): void {
    if (item.slot >= 0) return;
    item.slot = this.items.length;
    this.items.push(item);
  }

  has(item: Item): boolean {
    return item.slot >= 0;
  }

  delete(item: Item): void {
    const { slot } = item;
    if (slot < 0) return;
    item.slot = -1;
    const last = this.items.pop();
    if (last === undefined || last === item) return;
    last.slot = slot;
    this.items[slot] = last;
  }

  /** Calls `run` once for each item. `run` may delete the item that it gets, and may add items. */
  forEach(run: (item: Item) => void): void {
    for (let slot = this.items.length - 1; slot >= 0; slot -= 1) {
      const item = this.items[slot];
      if (item) run(item);
    }
  }
}

import { LRUCache } from "lru-cache";

/** The maximum lifetime of an entry, in milliseconds. */
const longestMs = 30 * 60 * 1000;

/**
 * Memoizes figures that are expensive to compute, while the underlying rows do not change. `state` identifies the
 * version of the rows: it must differ after every change, and an earlier value may return only after twice the maximum
 * lifetime of an entry.
 */
export class MemoizedFigures {
  private readonly memoized: LRUCache<string, Promise<unknown>>;

  constructor(max: number) {
    this.memoized = new LRUCache({ max, ttl: longestMs });
  }

  /**
   * Returns the result of `work`, from the cache if it was computed in the same state. `state` must have been read for
   * this request, so that a reader after a change has a different state. When `state` is undefined, nothing is cached.
   */
  get<Figure>(state: string | undefined, about: unknown, work: () => Promise<Figure>): Promise<Figure> {
    if (state === undefined) return work();
    const key = JSON.stringify([state, about]);
    const known = this.memoized.get(key);
    if (known) return known as Promise<Figure>;
    const figure = work();
    this.memoized.set(key, figure);
    figure.catch(() => this.memoized.delete(key));
    return figure;
  }
}

import { LRUCache } from "lru-cache";

/** Longer than no entry: see `KeptFigures`. */
const longestMs = 30 * 60 * 1000;

/**
 * Figures that many rows must be read for, kept in this process for as long as none of the rows has changed. `state` says that: it must be
 * another one after every change, and may be one that was there before only after twice the time that anything is kept here.
 */
export class KeptFigures {
  private readonly kept: LRUCache<string, Promise<unknown>>;

  constructor(max: number) {
    this.kept = new LRUCache({ max, ttl: longestMs });
  }

  /**
   * What `work` finds, or has found in the same state. `state` must have been read for this very request: whoever reads after a change knows
   * another one. Undefined: it is not known.
   */
  get<Figure>(state: string | undefined, about: unknown, work: () => Promise<Figure>): Promise<Figure> {
    if (state === undefined) return work();
    const key = JSON.stringify([state, about]);
    const known = this.kept.get(key);
    if (known) return known as Promise<Figure>;
    const figure = work();
    this.kept.set(key, figure);
    figure.catch(() => this.kept.delete(key));
    return figure;
  }
}

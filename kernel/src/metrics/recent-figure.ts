import { within } from "../project/within.js";

/** A database that does not answer must not delay the other metrics. */
const longestMs = 3000;

/**
 * Returns a reader of a figure that is expensive to compute. Readings within `ms`, and concurrent ones, share one
 * computation, so that frequent requests for `/metrics` do not load the database. It returns undefined after a failure.
 */
export function recentFigure<Figure>(ms: number, compute: () => Promise<Figure>): () => Promise<Figure | undefined> {
  let startedAtMs = -Infinity;
  let figure: Promise<Figure | undefined> | undefined;
  return () => {
    const nowMs = performance.now();
    if (figure && nowMs - startedAtMs < ms) return figure;
    startedAtMs = nowMs;
    figure = within(longestMs, compute).catch(() => undefined);
    return figure;
  };
}

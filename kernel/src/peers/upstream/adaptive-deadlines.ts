import { LRUCache } from "lru-cache";
import { LatencyEstimate } from "./latency-estimate.js";
import type { CallKind } from "./repeats.js";

/** An operation that usually takes 300 ms may take 3 s. */
const timesUsual = 10;
/** A mutation may have started its work, and its client does not know the outcome after the deadline. */
const timesMinOfMutations = 5;
/** With fewer observations an estimate is not reliable. */
const enoughObservations = 20;
const keptOperations = 1000;

/**
 * The deadlines of the operations of one upstream: ten times the p99 of the operation's own durations, at least a
 * minimum. A usual operation that waits for a lock is ended after seconds, and a report that always takes long is not.
 * A call that reached its deadline counts with its duration, so the deadlines grow when an operation becomes slower.
 */
export class AdaptiveDeadlines {
  /** The durations by the text of the operation. */
  private readonly durations = new LRUCache<string, LatencyEstimate>({ max: keptOperations });

  /** `minMs`: the minimum for a query, in milliseconds. */
  constructor(private readonly minMs: number) {}

  /** The durations of an operation, to which each call adds its own. */
  durationsOf(operation: string): LatencyEstimate {
    const known = this.durations.get(operation);
    if (known) return known;
    const durations = new LatencyEstimate();
    this.durations.set(operation, durations);
    return durations;
  }

  /** Returns the wait for an answer in milliseconds; without end for an operation that is not known. */
  deadlineOf(durations: LatencyEstimate, kind: CallKind): number {
    if (durations.observations < enoughObservations) return Infinity;
    const minMs = kind === "mutation" ? timesMinOfMutations * this.minMs : this.minMs;
    return Math.max(minMs, timesUsual * durations.quantile(0.99));
  }
}

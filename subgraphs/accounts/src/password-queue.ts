import { availableParallelism } from "node:os";
import { counterIn, gaugeIn, histogramIn } from "@souk/kernel/metrics/open-metric";
import type { Registry } from "prom-client";
import { WorkQueue } from "./domain/credentials/work-queue.js";

export interface PasswordQueueOptions {
  readonly concurrency: number;
  /** The duration of one hash, in milliseconds. */
  readonly hashMs: number;
  readonly metrics: Registry;
}

/**
 * Returns how many passwords are hashed at once: hashing leaves one core, and one of libuv's four threads, to other
 * requests.
 */
export function defaultPasswordConcurrency(): number {
  return Math.min(3, Math.max(1, availableParallelism() - 1));
}

/** Creates the queue for password checks and new passwords, with its metrics on `/metrics`. */
export function passwordQueue({ concurrency, hashMs, metrics }: PasswordQueueOptions): WorkQueue {
  const length = gaugeIn(metrics, "password_queue_length");
  const refusals = counterIn(metrics, "password_queue_refusals_total");
  const waits = histogramIn(metrics, "password_queue_wait_seconds");
  return new WorkQueue({
    concurrency,
    maxWaitMs: 1000,
    expectedMs: hashMs,
    onChange: (count) => length.set(count),
    onRefused: () => refusals.inc(),
    onStarted: (waitedMs) => waits.observe(waitedMs / 1000),
  });
}

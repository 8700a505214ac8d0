import { availableParallelism } from "node:os";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
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
  const registers = [metrics];
  const length = new Gauge({
    name: "password_queue_length",
    help: "Password checks and new passwords that run or wait",
    registers,
  });
  const refusals = new Counter({
    name: "password_queue_refusals_total",
    help: "Requests that were refused because their password could not be hashed within a second",
    registers,
  });
  const waits = new Histogram({
    name: "password_queue_wait_seconds",
    help: "How long requests waited before their password was hashed",
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  return new WorkQueue({
    concurrency,
    maxWaitMs: 1000,
    expectedMs: hashMs,
    onChange: (count) => length.set(count),
    onRefused: () => refusals.inc(),
    onBegun: (waitedMs) => waits.observe(waitedMs / 1000),
  });
}

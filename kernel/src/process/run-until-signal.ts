import { setTimeout as delay } from "node:timers/promises";
import { SettingsError } from "../config/config-reader.js";
import { terminationSignal } from "./termination-signal.js";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * The time, in milliseconds, that a start gets after the process was asked to end. Within it, the start closes its
 * resources in order.
 */
const startTimeoutMs = 5000;

export interface Run {
  /** Closes its resources in reverse order, after the signal or when the start fails. */
  readonly resources: AsyncDisposableStack;
  /** Whether the process has been asked to end. The start then need not continue. */
  readonly isStopped: () => boolean;
}

/**
 * Runs a Souk process: starts it, waits for a signal and closes its resources in order. A start that fails prints one
 * readable message and exits with 1; a start that a signal interrupts exits with 0.
 */
export async function runUntilSignal(
  name: string,
  start: (run: Run) => Promise<void>,
  stopped = terminationSignal(),
): Promise<void> {
  let started = false;
  try {
    await using resources = new AsyncDisposableStack();
    await startUnlessStopped((isStopped) => start({ resources, isStopped }), stopped);
    started = true;
    // now: later, requests would wait for it
    releaseMemory();
    await stopped;
  } catch (error) {
    const failed = started ? "could not end in order" : "cannot start";
    process.stderr.write(
      `${error instanceof SettingsError ? error.message : `${name} ${failed}: ${reasonOf(error)}`}\n`,
    );
    process.exitCode = 1;
  }
}

async function startUnlessStopped(
  start: (isStopped: () => boolean) => Promise<void>,
  stopped: Promise<void>,
): Promise<void> {
  let isStopped = false;
  const stopTimedOut = stopped.then(() => {
    isStopped = true;
    return delay(startTimeoutMs, "out of patience", { ref: false });
  });
  const starting = start(() => isStopped).catch((error: unknown) => {
    // a failure caused by the shutdown is not reported
    if (!isStopped) throw error;
  });
  // the start may still wait for a database that never becomes available; the watchdog ends embedded PostgreSQL
  if ((await Promise.race([starting, stopTimedOut])) === "out of patience") process.exit();
}

/** Returns the reason of the first error when closing the resources also failed. */
function reasonOf(error: unknown): string {
  if (error instanceof SuppressedError) return reasonOf(error.suppressed);
  return error instanceof Error ? error.message : String(error);
}

/**
 * Collects the garbage that loading and starting the program left, half of the heap, and returns its memory to the
 * operating system. V8 itself does so only after minutes of little work. The process waits for it: about 40 ms on a free
 * core.
 */
function releaseMemory(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as (options: { type: "major" }) => void;
  collect({ type: "major" });
}

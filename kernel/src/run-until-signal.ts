import { setTimeout as delay } from "node:timers/promises";
import { SettingsError } from "./config-reader.js";
import { terminationSignal } from "./termination-signal.js";

/** For so long a start that is asked to end may go on, so that what it has opened is closed in order. */
const startPatienceMs = 5000;

export interface Run {
  /** What opens last closes first, after the signal or when the start fails. */
  readonly opened: AsyncDisposableStack;
  /** Whether the process has been asked to end: what a start does from then on is for nothing. */
  readonly isStopped: () => boolean;
}

/**
 * What every process of Souk does: start, wait for a signal, close in order.
 * A start that fails prints one readable text and ends with 1; one that a signal cuts short ends with 0.
 */
export async function runUntilSignal(
  name: string,
  start: (run: Run) => Promise<void>,
  stopped = terminationSignal(),
): Promise<void> {
  let started = false;
  try {
    await using opened = new AsyncDisposableStack();
    await startUnlessStopped((isStopped) => start({ opened, isStopped }), stopped);
    started = true;
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
  const outOfPatience = stopped.then(() => {
    isStopped = true;
    return delay(startPatienceMs, "out of patience", { ref: false });
  });
  const starting = start(() => isStopped).catch((error: unknown) => {
    // what fails because the process ends is not news
    if (!isStopped) throw error;
  });
  // it may be waiting for a database that never comes; embedded PostgreSQL is ended by its watchdog
  if ((await Promise.race([starting, outOfPatience])) === "out of patience") process.exit();
}

/** The error that came first, where closing what was open failed as well. */
function reasonOf(error: unknown): string {
  if (error instanceof SuppressedError) return reasonOf(error.suppressed);
  return error instanceof Error ? error.message : String(error);
}

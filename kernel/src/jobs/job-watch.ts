import type { Logger } from "../logging/logger.js";
import { tidyingPauseMs, type JobsState, type JobTakeover } from "./job-takeover.js";

/** The pause between two looks while a worker runs a job: the job of a worker that dies is freed about this much later. */
const busyPauseMs = 1000;
/** The pause while a job may run and no worker takes it, because all are busy or none knows its task. */
const overduePauseMs = 2000;
/** The longest pause, for changes of the jobs that nothing announced. */
const restPauseMs = 120_000;
const shortestPauseMs = 100;
/** Added to the time until a job may run, so that a timer that fires early does not look twice. */
const timerToleranceMs = 10;

export interface JobWatchOptions {
  readonly takeover: Pick<JobTakeover, "sweep">;
  /** Makes the worker fetch jobs at once. */
  readonly fetchJobs: () => void;
  readonly logger: Logger;
}

/**
 * Decides when to look at the jobs, so that a service at rest sends almost no statements: after a notification of a new
 * or changed job, when the next job may run, each second while a worker runs a job, and every two minutes in any case.
 * All replicas look at the same events, so each of them knows of the jobs that another one may die with.
 */
export class JobWatch implements AsyncDisposable {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private nextAtMs = Infinity;
  private lookedAtMs = -Infinity;
  private isClosed = false;

  constructor(private readonly options: JobWatchOptions) {}

  start(): void {
    this.lookAt(performance.now());
  }

  /** Call it for each notification of the job tables; `isNew` says that the worker fetches new jobs already. */
  noteChange({ isNew }: { isNew: boolean }): void {
    // new jobs run now: a look after a second sees which of them still do
    const fromMs = performance.now() + (isNew ? busyPauseMs : 0);
    this.lookAt(Math.max(fromMs, this.lookedAtMs + busyPauseMs));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private lookAt(atMs: number): void {
    if (this.isClosed || atMs >= this.nextAtMs) return;
    this.nextAtMs = atMs;
    if (!this.looking) this.setTimer();
  }

  private setTimer(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        this.looking = this.look().finally(() => {
          this.looking = undefined;
          if (!this.isClosed) this.setTimer();
        });
      },
      Math.max(0, this.nextAtMs - performance.now()),
    );
  }

  private async look(): Promise<void> {
    this.nextAtMs = Infinity;
    const { takeover, fetchJobs, logger } = this.options;
    let pauseMs = busyPauseMs;
    try {
      const state = await takeover.sweep();
      if (state.dueMs !== null && state.dueMs <= 0) fetchJobs();
      pauseMs = pauseAfter(state);
    } catch (error) {
      logger.debug({ err: error }, "failed to look at the jobs");
    }
    this.lookedAtMs = performance.now();
    this.lookAt(this.lookedAtMs + pauseMs);
  }
}

function pauseAfter({ isLocked, dueMs, needsTidying }: JobsState): number {
  const longestMs = isLocked ? busyPauseMs : needsTidying ? tidyingPauseMs : restPauseMs;
  if (dueMs === null) return longestMs;
  if (dueMs <= 0) return Math.min(overduePauseMs, longestMs);
  return Math.max(shortestPauseMs, Math.min(dueMs + timerToleranceMs, longestMs));
}

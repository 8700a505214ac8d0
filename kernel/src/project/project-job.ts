import type { Logger } from "../logging/logger.js";

export interface ProjectJobContext {
  readonly logger: Logger;
  /** Aborted when the time limit is reached. */
  readonly signal: AbortSignal;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** Work that runs on a schedule, once for all replicas. */
export interface ProjectJob {
  readonly name: string;
  /** Minute, hour, day of month, month and day of week, in UTC: `"30 4 * * *"`. A time at which nothing ran is skipped. */
  readonly cron: string;
  /** The time limit of a run, in seconds; 300 by default. */
  readonly timeoutSeconds?: number;
  /** May run again after a failure or a crash, so a repetition must be harmless. */
  run(context: ProjectJobContext): Promise<void>;
}

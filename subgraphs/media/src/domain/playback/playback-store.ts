import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Playback, PlaybackFacts } from "./playback.js";

export interface StartedConversion {
  readonly sha256: string;
  /** 1 for the first one. A later attempt replaces an earlier one that still runs. */
  readonly attempt: number;
  readonly contentType: string;
}

export interface PlaybackStore {
  findPlaybacks(checksums: readonly string[]): Promise<readonly Playback[]>;
  /** Adds a job for each playback in WAITING, also for videos and sounds that have none yet; for a hundred at most. */
  queueConversions(): Promise<void>;
  /** The same for one content. */
  queueConversion(sha256: string, runAt: Date): Promise<void>;
  /** WAITING or RUNNING to RUNNING. Null in another state, and without a file in READY. */
  startConversion(sha256: string): Promise<StartedConversion | null>;
  /** Returns false when the conversion was replaced, or the file was deleted. */
  recordPercent(started: StartedConversion, percent: number): Promise<boolean>;
  /** RUNNING to READY, unless it was replaced. */
  finishConversion(
    started: StartedConversion,
    converted: { readonly facts: PlaybackFacts; readonly files: Readonly<Record<string, number>> },
  ): Promise<void>;
  /** RUNNING to another state. An interrupted conversion does not count as an attempt. Returns false when it was replaced. */
  endConversion(
    started: StartedConversion,
    state: "WAITING" | "UNPLAYABLE" | "FAILED",
    options?: { readonly isInterrupted: boolean },
  ): Promise<boolean>;
  /** FAILED to WAITING, with a new job. Returns false in another state. */
  restartConversion(sha256: string, jobs: readonly AuditJob[]): Promise<boolean>;
  /** Deletes a playback without a file, after `removeObjects`. */
  deleteOrphan(sha256: string, removeObjects: () => Promise<void>): Promise<void>;
}

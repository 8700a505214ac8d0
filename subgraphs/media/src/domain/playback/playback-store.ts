import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Playback, PlaybackFacts } from "./playback.js";

export interface StartedConversion {
  /** 1 for the first one. */
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
  recordPercent(sha256: string, percent: number): Promise<void>;
  /** RUNNING to READY. Returns false when the content was deleted meanwhile. */
  finishConversion(
    sha256: string,
    converted: { readonly facts: PlaybackFacts; readonly files: Readonly<Record<string, number>> },
  ): Promise<boolean>;
  /** RUNNING to another state. An interrupted conversion does not count as an attempt. */
  endConversion(
    sha256: string,
    state: "WAITING" | "UNPLAYABLE" | "FAILED",
    options?: { readonly isInterrupted: boolean },
  ): Promise<void>;
  /** FAILED to WAITING, with a new job. Returns false in another state. */
  restartConversion(sha256: string, jobs: readonly AuditJob[]): Promise<boolean>;
  /** Deletes a playback without a file, after `removeObjects`. */
  deleteOrphan(sha256: string, removeObjects: () => Promise<void>): Promise<void>;
}

import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Clock } from "@souk/kernel/values/clock";
import { kindOf } from "../files/file-kinds.js";
import { StorageFullError, type ObjectStorage } from "../object-storage.js";
import { originalKey } from "../picture-address.js";
import { removeAll } from "../stored-objects.js";
import type { MediaConverter } from "./media-converter.js";
import type { PlaybackStore, StartedConversion } from "./playback-store.js";
import { renditionKey, renditionPrefix } from "./playback.js";

export interface ConvertMediaDependencies {
  readonly playbacks: PlaybackStore;
  readonly storage: ObjectStorage;
  /** Null when this machine cannot convert. */
  readonly converter: MediaConverter | null;
  /** Aborted when the process ends: a conversion can take an hour. */
  readonly closing: AbortSignal;
  readonly clock: Clock;
}

/** With the pauses between the attempts of a job, these take ten minutes and the time of the conversions. */
const maxAttempts = 7;
/** While a process converts, the jobs of other files leave their slots to the checks of uploads. */
const busyPauseMs = 20_000;

/**
 * Converts a video or sound. A job runs it at least once, and each process converts one file at a time. A repeat replaces
 * the objects of the broken attempt.
 */
export function convertMedia(dependencies: ConvertMediaDependencies) {
  const { playbacks, storage, closing, clock } = dependencies;
  let isBusy = false;
  return async (sha256: string): Promise<void> => {
    if (isBusy) return playbacks.queueConversion(sha256, new Date(clock.now().getTime() + busyPauseMs));
    isBusy = true;
    let isConverted: boolean;
    try {
      isConverted = await convert(sha256);
    } finally {
      isBusy = false;
    }
    // the jobs that left their slots come now
    if (isConverted) await playbacks.queueConversions();
  };

  /** Returns whether the file needs no further attempt. */
  async function convert(sha256: string): Promise<boolean> {
    const started = await playbacks.startConversion(sha256);
    if (started !== null) {
      const replaced = new AbortController();
      try {
        await publish(dependencies, started, replaced);
      } catch (error) {
        if (!replaced.signal.aborted) return end(started, error);
      }
    }
    // the file may have been deleted meanwhile
    await playbacks.deleteOrphan(sha256, () => removeAll(storage, renditionPrefix(sha256)));
    return started !== null;
  }

  async function end(started: StartedConversion, error: unknown): Promise<false> {
    const { sha256, attempt } = started;
    const isInterrupted = closing.aborted || error instanceof ServiceUnavailableError;
    const isLast = error instanceof StorageFullError || (attempt >= maxAttempts && !isInterrupted);
    const isEnded = await playbacks.endConversion(started, isLast ? "FAILED" : "WAITING", { isInterrupted });
    if (!closing.aborted) {
      if (isEnded) await removeAll(storage, renditionPrefix(sha256));
      throw error;
    }
    await playbacks.queueConversion(sha256, clock.now());
    return false;
  }
}

/** Aborts `replaced` when the file was deleted, or when another process converts it because this one seemed to be dead. */
async function publish(
  { playbacks, storage, converter, closing }: ConvertMediaDependencies,
  started: StartedConversion,
  replaced: AbortController,
): Promise<void> {
  const { sha256, contentType } = started;
  if (converter === null) throw new Error("ffmpeg is not on PATH");
  const original = await storage.read(originalKey(sha256));
  if (original === null) throw new Error(`the storage has lost the file ${sha256}`);
  const record = async (percent: number): Promise<void> => {
    if (!(await playbacks.recordPercent(started, percent))) replaced.abort();
  };
  const onProgress = (percent: number): void => void record(percent).catch(() => undefined);
  const signal = AbortSignal.any([closing, replaced.signal]);
  const kind = kindOf(contentType) === "AUDIO" ? "AUDIO" : "VIDEO";
  const converted = await converter.convert(original.content, kind, { onProgress, signal });
  if (converted === "unplayable") return void (await playbacks.endConversion(started, "UNPLAYABLE"));
  await using made = converted;
  await record(99);
  signal.throwIfAborted();
  await removeAll(storage, renditionPrefix(sha256));
  for (const { name, sizeBytes, open } of made.files)
    await storage.write(renditionKey(sha256, name), open(), sizeBytes);
  const files = Object.fromEntries(made.files.map(({ name, sizeBytes }) => [name, sizeBytes]));
  await playbacks.finishConversion(started, { facts: made.facts, files });
}

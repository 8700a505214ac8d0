import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Clock } from "@souk/kernel/values/clock";
import { kindOf } from "../files/file-kinds.js";
import { StorageFullError, type ObjectStorage } from "../object-storage.js";
import { originalKey } from "../picture-address.js";
import { removeAll } from "../stored-objects.js";
import type { MediaConverter } from "./media-converter.js";
import type { PlaybackStore } from "./playback-store.js";
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

  async function convert(sha256: string): Promise<boolean> {
    const started = await playbacks.startConversion(sha256);
    if (started === null) {
      await removeOrphan(dependencies, sha256);
      return false;
    }
    try {
      await publish(dependencies, sha256, started.contentType);
      return true;
    } catch (error) {
      const isInterrupted = closing.aborted || error instanceof ServiceUnavailableError;
      const isLast = error instanceof StorageFullError || (started.attempt >= maxAttempts && !isInterrupted);
      await playbacks.endConversion(sha256, isLast ? "FAILED" : "WAITING", { isInterrupted });
      if (!closing.aborted) {
        await removeAll(storage, renditionPrefix(sha256));
        throw error;
      }
      await playbacks.queueConversion(sha256, clock.now());
      return false;
    }
  }
}

async function publish(dependencies: ConvertMediaDependencies, sha256: string, contentType: string): Promise<void> {
  const { playbacks, storage, converter, closing: signal } = dependencies;
  if (converter === null) throw new Error("ffmpeg is not on PATH");
  const original = await storage.read(originalKey(sha256));
  if (original === null) throw new Error(`the storage has lost the file ${sha256}`);
  const onProgress = (percent: number): void => void playbacks.recordPercent(sha256, percent).catch(() => undefined);
  const kind = kindOf(contentType) === "AUDIO" ? "AUDIO" : "VIDEO";
  const converted = await converter.convert(original.content, kind, { onProgress, signal });
  if (converted === "unplayable") return playbacks.endConversion(sha256, "UNPLAYABLE");
  await using made = converted;
  await removeAll(storage, renditionPrefix(sha256));
  for (const { name, sizeBytes, open } of made.files)
    await storage.write(renditionKey(sha256, name), open(), sizeBytes);
  const files = Object.fromEntries(made.files.map(({ name, sizeBytes }) => [name, sizeBytes]));
  const isFinished = await playbacks.finishConversion(sha256, { facts: made.facts, files });
  if (!isFinished) await removeOrphan(dependencies, sha256);
}

/** The file was deleted while the job waited or ran. */
function removeOrphan({ playbacks, storage }: ConvertMediaDependencies, sha256: string): Promise<void> {
  return playbacks.deleteOrphan(sha256, () => removeAll(storage, renditionPrefix(sha256)));
}

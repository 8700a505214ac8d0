import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { MediaFile } from "../media-file.js";
import type { KeptKeys, MediaFileStore } from "../media-file-store.js";

const mostFiles = 20_000;

export interface KeepFilesDependencies {
  readonly store: Pick<MediaFileStore, "keepMediaFiles">;
  readonly clock: Clock;
}

/**
 * Returns the files in READY among these, and keeps them for a day, in which another subgraph stores where it uses them.
 * Throws RangeError for more than 20,000 keys, as many as a course has lessons.
 */
export function keepFiles({ store, clock }: KeepFilesDependencies) {
  return async ({ ids, checksums }: KeptKeys): Promise<readonly MediaFile[]> => {
    checkCount(ids.length + checksums.length);
    return store.keepMediaFiles({ ids: ids.filter(isUuid), checksums }, clock.now());
  };
}

/**
 * Returns those of the ids that have no file in READY, or a video or sound that cannot be played. A file whose conversion
 * has not ended is not among them: it plays as it is. Throws RangeError for more than 20,000 ids.
 */
export function findUnplayable({ store }: { readonly store: Pick<MediaFileStore, "unplayableFiles"> }) {
  return async (ids: readonly string[]): Promise<readonly string[]> => {
    checkCount(ids.length);
    const unplayable = new Set(await store.unplayableFiles(ids.filter(isUuid)));
    return ids.filter((id) => !isUuid(id) || unplayable.has(id.toLowerCase()));
  };
}

function checkCount(count: number): void {
  if (count > mostFiles) throw new RangeError(`at most ${mostFiles} keys, not ${count}`);
}

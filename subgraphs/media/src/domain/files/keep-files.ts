import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { MediaFile } from "../media-file.js";
import type { MediaFileStore } from "../media-file-store.js";

const mostFiles = 20_000;

export interface KeepFilesDependencies {
  readonly store: Pick<MediaFileStore, "keepMediaFiles">;
  readonly clock: Clock;
}

/**
 * Returns the files in READY among these, and keeps them for a day, in which another subgraph stores where it uses them.
 * Throws RangeError for more than 20,000 ids, as many as a course has lessons.
 */
export function keepFiles({ store, clock }: KeepFilesDependencies) {
  return async (ids: readonly string[]): Promise<readonly MediaFile[]> => {
    if (ids.length > mostFiles) throw new RangeError(`at most ${mostFiles} ids, not ${ids.length}`);
    return store.keepMediaFiles(ids.filter(isUuid), clock.now());
  };
}

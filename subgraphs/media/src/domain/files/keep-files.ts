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
    const count = ids.length + checksums.length;
    if (count > mostFiles) throw new RangeError(`at most ${mostFiles} keys, not ${count}`);
    return store.keepMediaFiles({ ids: ids.filter(isUuid), checksums }, clock.now());
  };
}

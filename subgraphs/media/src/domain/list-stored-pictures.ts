import type { Clock } from "@souk/kernel/values/clock";
import type { MediaFileStore } from "./media-file-store.js";
import type { ObjectStorage } from "./object-storage.js";

export interface ListStoredPicturesDependencies {
  readonly store: Pick<MediaFileStore, "recordListing">;
  readonly storage: ObjectStorage;
  readonly clock: Clock;
}

/** Counts the objects of each content in the storage. The audit compares the counts with the files. */
export function listStoredPictures({ store, storage, clock }: ListStoredPicturesDependencies) {
  return async (): Promise<void> => {
    const at = clock.now();
    const objectCounts = new Map<string, number>();
    for (const prefix of ["originals/", "pictures/", "renditions/"]) {
      for await (const { key } of storage.list(prefix)) {
        const sha256 = key.split("/")[1] ?? "";
        objectCounts.set(sha256, (objectCounts.get(sha256) ?? 0) + 1);
      }
    }
    await store.recordListing(objectCounts, at);
  };
}

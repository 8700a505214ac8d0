import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { findMediaFile } from "./change-media-file.js";
import type { MediaFile } from "./media-file.js";
import type { MediaFileStore } from "./media-file-store.js";
import { usedFilesOf, type MediaUsesPeer } from "./peers.js";
import { visibleUses, type VisibleUses } from "./picture-uses.js";
import type { ObjectStorage } from "./object-storage.js";
import { removeParts, removeContent } from "./stored-objects.js";

export interface DeleteMediaDependencies {
  readonly store: MediaFileStore;
  readonly storage: ObjectStorage;
  readonly uses: MediaUsesPeer;
  readonly clock: Clock;
}

export type DeleteMediaFileOutcome =
  | { readonly kind: "deleted"; readonly id: string }
  | { readonly kind: "notFound"; readonly id: string }
  | ({ readonly kind: "used" } & VisibleUses)
  | { readonly kind: "serviceUnavailable"; readonly service: string };

/** A file without a use is deleted a day after its creation, or after its use was last seen. */
const unusedMs = 24 * 60 * 60 * 1000;
const filesPerRun = 100;

/** Deletes a file that no page uses. */
export function deleteMediaFile(dependencies: DeleteMediaDependencies) {
  const find = findMediaFile(dependencies);
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<DeleteMediaFileOutcome> => {
    const file = await find(id, viewer);
    if (file === null) return { kind: "notFound", id };
    const lookedAt = dependencies.clock.now();
    try {
      const found = await dependencies.uses.usesOf(usedFilesOf([file]));
      if (found.length > 0) return { kind: "used", ...visibleUses(found, viewer) };
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service: error.service };
      throw error;
    }
    const isDeleted = await deleteFile(dependencies, file, lookedAt, action);
    return isDeleted ? { kind: "deleted", id } : { kind: "used", uses: [], otherUses: 1 };
  };
}

/**
 * Deletes the files that nothing uses a day after their creation or after their use was last seen, and records the use
 * of the others. Pictures that a product showed are kept: the shop may show them again. Throws ServiceUnavailableError: a file is never deleted on a guess.
 */
export function deleteUnusedFiles(dependencies: DeleteMediaDependencies) {
  const { store, uses, clock } = dependencies;
  return async (): Promise<void> => {
    const now = clock.now();
    const before = new Date(now.getTime() - unusedMs);
    await deleteWithoutUse(await store.listUnused(before, filesPerRun), now);
    await deleteWithoutUse(await store.listUsed(before, filesPerRun), now);
  };

  async function deleteWithoutUse(files: readonly MediaFile[], now: Date): Promise<void> {
    if (files.length === 0) return;
    const found = await uses.usesOf(usedFilesOf(files));
    const used = new Set(found.map(({ key }) => key));
    const ofProducts = new Set(found.flatMap(({ typename, key }) => (typename === "Product" ? [key] : [])));
    await store.markUsed([...ofProducts], now, true);
    const others = [...used].filter((key) => !ofProducts.has(key));
    await store.markUsed(others, now, false);
    for (const file of files.filter((each) => !usedFilesOf([each]).some(({ key }) => used.has(key))))
      await deleteFile(dependencies, file, now, null);
  }
}

async function deleteFile(
  { store, storage }: DeleteMediaDependencies,
  { id, name, state, content }: MediaFile,
  lookedAt: Date,
  action: AdminAction | null,
): Promise<boolean> {
  const before = { name, state, sha256: content?.sha256 ?? null };
  const jobs = auditJobs(action, { targetType: "MediaFile", targetId: id, before, after: null });
  const isDeleted = await store.deleteMediaFile(id, lookedAt, jobs, (sha256) => removeContent(storage, sha256));
  if (isDeleted && state !== "READY") await removeParts(storage, id);
  return isDeleted;
}

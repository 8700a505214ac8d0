import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { findMediaFile } from "./change-media-file.js";
import type { MediaFile } from "./media-file.js";
import type { MediaFileStore } from "./media-file-store.js";
import type { PictureUsesPeer } from "./peers.js";
import { visibleUses, type VisibleUses } from "./picture-uses.js";
import type { ObjectStorage } from "./object-storage.js";
import { removeParts, removePicture } from "./stored-objects.js";

export interface DeleteMediaDependencies {
  readonly store: MediaFileStore;
  readonly storage: ObjectStorage;
  readonly uses: PictureUsesPeer;
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
    try {
      const found = await dependencies.uses.usesOf(checksumsOf([file]));
      if (found.length > 0) return { kind: "used", ...visibleUses(found, viewer) };
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service: error.service };
      throw error;
    }
    await deleteFile(dependencies, file, action);
    return { kind: "deleted", id };
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
    const found = await uses.usesOf(checksumsOf(files));
    const used = new Set(found.map(({ checksum }) => checksum));
    const ofProducts = new Set(found.flatMap(({ typename, checksum }) => (typename === "Product" ? [checksum] : [])));
    await store.markUsed([...ofProducts], now, true);
    const others = [...used].filter((checksum) => !ofProducts.has(checksum));
    await store.markUsed(others, now, false);
    for (const file of files.filter(({ picture }) => picture === null || !used.has(picture.sha256)))
      await deleteFile(dependencies, file, null);
  }
}

async function deleteFile(
  { store, storage }: DeleteMediaDependencies,
  { id, name, state, picture }: MediaFile,
  action: AdminAction | null,
): Promise<void> {
  const before = { name, state, sha256: picture?.sha256 ?? null };
  const jobs = auditJobs(action, { targetType: "MediaFile", targetId: id, before, after: null });
  await store.deleteMediaFile(id, jobs, (sha256) => removePicture(storage, sha256));
  if (state !== "READY") await removeParts(storage, id);
}

function checksumsOf(files: readonly MediaFile[]): string[] {
  return files.flatMap(({ picture }) => (picture ? [picture.sha256] : []));
}

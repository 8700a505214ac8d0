import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Viewer } from "@souk/kernel/identity/viewer";
import { unlessUnavailable, type ServiceUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { Clock } from "@souk/kernel/values/clock";
import { findMediaFile } from "./change-media-file.js";
import { usedKeysOf, visibleUses, type VisibleUses } from "./file-uses.js";
import type { MediaFile } from "./media-file.js";
import type { DeletionTimes, MediaFileStore } from "./media-file-store.js";
import type { ObjectStorage } from "./object-storage.js";
import type { FileUsesPeer } from "./peers.js";
import { removeContent, removeParts } from "./stored-objects.js";

export interface DeleteMediaDependencies {
  readonly store: MediaFileStore;
  readonly storage: ObjectStorage;
  readonly uses: FileUsesPeer;
  readonly clock: Clock;
}

export type DeleteMediaFileOutcome =
  | { readonly kind: "deleted"; readonly id: string }
  | { readonly kind: "notFound"; readonly id: string }
  | ({ readonly kind: "used" } & VisibleUses)
  | ServiceUnavailable;

/** A file without a use is deleted a day after its creation, or after its use was last seen. */
const unusedMs = 24 * 60 * 60 * 1000;
/**
 * Between the deletion of a file and the removal of its content. It is longer than a request, so a page that found the file
 * before its deletion has stored its use by then.
 */
const removalMs = 60 * 1000;
const filesPerRun = 100;

/** Deletes a file that nothing uses. Its content is removed later, by `removeUnusedFiles`. */
export function deleteMediaFile({ store, uses, clock }: Pick<DeleteMediaDependencies, "store" | "uses" | "clock">) {
  const find = findMediaFile({ store });
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<DeleteMediaFileOutcome> => {
    const file = await find(id, viewer);
    if (file === null) return { kind: "notFound", id };
    const lookedAt = clock.now();
    const found = await unlessUnavailable(() => uses.usesOf(usedKeysOf(file)));
    if ("kind" in found) return found;
    if (found.length > 0) return { kind: "used", ...visibleUses(found, viewer) };
    const { name, state, content } = file;
    const before = { name, state, sha256: content?.sha256 ?? null };
    const jobs = auditJobs(action, { targetType: "MediaFile", targetId: id, before, after: null });
    const isDeleted = await store.deleteMediaFile(file.id, deletionTimes(lookedAt), jobs);
    return isDeleted ? { kind: "deleted", id } : { kind: "used", uses: [], otherUses: 1 };
  };
}

/**
 * Deletes the files that nothing uses a day after their creation or after their use was last seen, and records the use of
 * the others. Pictures that a product showed are kept: the shop may show them again. Removes the content of files that
 * were deleted a minute ago, and restores those of them that have a use now. Throws ServiceUnavailableError: a file is
 * never removed on a guess.
 */
export function removeUnusedFiles({ store, storage, uses, clock }: DeleteMediaDependencies) {
  return async (): Promise<void> => {
    const now = clock.now();
    const dayAgo = after(now, -unusedMs);
    for (const { file, isUsed } of await lookedAt(await store.listDeleted(after(now, -removalMs), filesPerRun), now)) {
      if (isUsed) await store.restoreMediaFile(file.id);
      else await remove(file);
    }
    await deleteWithoutUse(await store.listUnused(dayAgo, filesPerRun), now);
    await deleteWithoutUse(await store.listUsed(dayAgo, filesPerRun), now);
  };

  async function deleteWithoutUse(files: readonly MediaFile[], now: Date): Promise<void> {
    for (const { file, isUsed } of await lookedAt(files, now))
      if (!isUsed) await store.deleteMediaFile(file.id, deletionTimes(now));
  }

  /** Records the uses that it finds. */
  async function lookedAt(files: readonly MediaFile[], now: Date) {
    const found = await uses.usesOf(files.flatMap(usedKeysOf));
    const ofProducts = new Set(found.flatMap(({ typename, key }) => (typename === "Product" ? [key] : [])));
    const used = new Set(found.map(({ key }) => key));
    await store.markUsed([...ofProducts], now, true);
    const others = [...used].filter((key) => !ofProducts.has(key));
    await store.markUsed(others, now, false);
    return files.map((file) => ({ file, isUsed: usedKeysOf(file).some((key) => used.has(key)) }));
  }

  async function remove({ id, state }: MediaFile): Promise<void> {
    const isRemoved = await store.removeMediaFile(id, (sha256) => removeContent(storage, sha256));
    if (isRemoved && state !== "READY") await removeParts(storage, id);
  }
}

/** The content of a file that is deleted now is removed later. */
export function deletionTimes(lookedAt: Date): DeletionTimes {
  return { lookedAt, removeAt: after(lookedAt, removalMs + 1000) };
}

function after(time: Date, milliseconds: number): Date {
  return new Date(time.getTime() + milliseconds);
}

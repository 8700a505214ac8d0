import { isAdmin, isOwner, type Viewer } from "@souk/kernel/identity/viewer";
import type { FileUse } from "@souk/kernel/file-uses/file-uses";
import type { MediaFile } from "./media-file.js";

/**
 * Returns the keys by which other subgraphs use a file in READY: its id, and the checksum of a picture, because equal
 * pictures have the same address.
 */
export function usedKeys(id: string, checksumOfPicture: string | null): readonly string[] {
  return checksumOfPicture === null ? [id] : [id, checksumOfPicture];
}

/** Nothing can use a file before READY. */
export function usedKeysOf({ id, content, picture }: MediaFile): readonly string[] {
  return content === null ? [] : usedKeys(id, picture?.sha256 ?? null);
}

/** The uses that a viewer may see. */
export interface VisibleUses {
  readonly uses: readonly FileUse[];
  /** The number of the other uses: in orders, profiles and unpublished courses of other users. */
  readonly otherUses: number;
}

/** An order, a profile, and a course that is not published, is for its own user and admins. */
export function visibleUses(all: readonly FileUse[], viewer: Viewer): VisibleUses {
  const uses = all.filter(({ ownerId }) => ownerId === null || isAdmin(viewer) || isOwner(viewer, ownerId));
  return { uses, otherUses: all.length - uses.length };
}

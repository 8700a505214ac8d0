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

/**
 * An order, a profile, and a review or course that is not published, is for its own user and admins. A place counts once,
 * also when it uses a picture by both of its keys.
 */
export function visibleUses(found: readonly FileUse[], viewer: Viewer): VisibleUses {
  const all = [...new Map(found.map((use) => [`${use.typename} ${use.id}`, use])).values()];
  const uses = all.filter(({ ownerId }) => ownerId === null || isAdmin(viewer) || isOwner(viewer, ownerId));
  return { uses, otherUses: all.length - uses.length };
}

import { isAdmin, isOwner, type Viewer } from "@souk/kernel/identity/viewer";
import type { PictureUse, PictureUsesPeer } from "./peers.js";

/** Asks all peers. Throws ServiceUnavailableError when one of them does not answer: its uses are unknown then. */
export function usesInAll(peers: readonly PictureUsesPeer[]): PictureUsesPeer {
  return { usesOf: async (checksums) => (await Promise.all(peers.map((peer) => peer.usesOf(checksums)))).flat() };
}

/** The uses that a viewer may see. */
export interface VisibleUses {
  readonly uses: readonly PictureUse[];
  /** The number of the other uses: in profiles and unpublished courses of other users. */
  readonly otherUses: number;
}

/** A profile, and a course that is not published, is for its own user and admins. */
export function visibleUses(all: readonly PictureUse[], viewer: Viewer): VisibleUses {
  const uses = all.filter(({ ownerId }) => ownerId === null || isAdmin(viewer) || isOwner(viewer, ownerId));
  return { uses, otherUses: all.length - uses.length };
}

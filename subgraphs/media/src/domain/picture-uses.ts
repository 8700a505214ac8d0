import { isAdmin, isOwner, type Viewer } from "@souk/kernel/identity/viewer";
import type { LessonsPeer, MediaUse, MediaUsesPeer, PictureUsesPeer } from "./peers.js";

/** Asks all peers. Throws ServiceUnavailableError when one of them does not answer: its uses are unknown then. */
export function usesInAll(
  pictures: readonly PictureUsesPeer[],
  lessons: Pick<LessonsPeer, "usesOfFiles">,
): MediaUsesPeer {
  return {
    usesOf: async (files) => {
      const checksums = files.flatMap(({ key, isPicture }) => (isPicture ? [key] : []));
      const ids = files.flatMap(({ key, isPicture }) => (isPicture ? [] : [key]));
      const answers = [...pictures.map((peer) => peer.usesOf(checksums)), lessons.usesOfFiles(ids)];
      return (await Promise.all(answers)).flat();
    },
  };
}

/** The uses that a viewer may see. */
export interface VisibleUses {
  readonly uses: readonly MediaUse[];
  /** The number of the other uses: in profiles and unpublished courses of other users. */
  readonly otherUses: number;
}

/** A profile, and a course that is not published, is for its own user and admins. */
export function visibleUses(all: readonly MediaUse[], viewer: Viewer): VisibleUses {
  const uses = all.filter(({ ownerId }) => ownerId === null || isAdmin(viewer) || isOwner(viewer, ownerId));
  return { uses, otherUses: all.length - uses.length };
}

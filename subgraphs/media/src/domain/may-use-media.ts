import { isAdmin, isOwner, type Viewer } from "@souk/kernel/identity/viewer";
import type { MediaFile } from "./media-file.js";

/** Everyone with an account: a user has a picture in the profile. */
export function mayUpload(viewer: Viewer): viewer is Extract<Viewer, { kind: "user" }> {
  return viewer.kind === "user";
}

export function maySeeFile(viewer: Viewer, { ownerId }: Pick<MediaFile, "ownerId">): boolean {
  return isAdmin(viewer) || (mayUpload(viewer) && isOwner(viewer, ownerId ?? undefined));
}

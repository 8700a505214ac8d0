import { isAdmin, isOwner, type Viewer } from "@souk/kernel/identity/viewer";
import type { MediaFile } from "./media-file.js";

/** Users whose work needs pictures. An API key needs the scope of its role's work; the graph checks it. */
export function mayUpload(viewer: Viewer): viewer is Extract<Viewer, { kind: "user" }> {
  return viewer.kind === "user" && (viewer.role === "ADMIN" || viewer.role === "INSTRUCTOR");
}

export function maySeeFile(viewer: Viewer, { ownerId }: Pick<MediaFile, "ownerId">): boolean {
  return isAdmin(viewer) || (mayUpload(viewer) && isOwner(viewer, ownerId ?? undefined));
}

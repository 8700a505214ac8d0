import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { Review } from "./review.js";

export function isAuthor(viewer: Viewer, { userId }: Pick<Review, "userId">): boolean {
  return viewer.kind === "user" && viewer.id === userId;
}

/** Published reviews are public. The author and admins also see others. */
export function maySeeReview(viewer: Viewer, review: Pick<Review, "userId" | "status">): boolean {
  return review.status === "PUBLISHED" || isAuthor(viewer, review) || isAdmin(viewer);
}

import { graphError } from "@souk/kernel/errors/graph-error";
import type { Viewer } from "@souk/kernel/identity/viewer";

/** Returns the viewer's id. Throws UNAUTHENTICATED without a session. */
export function viewerId(viewer: Viewer): string {
  if (viewer.kind === "nobody") throw graphError("UNAUTHENTICATED", "Sign in to do this.");
  return viewer.id;
}

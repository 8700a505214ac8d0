import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";

/**
 * Returns whether the viewer may see a user: the user, admins, and services that act on their own behalf. `caller` is
 * "router" for clients.
 */
export function maySeeUser(userId: string, viewer: Viewer, caller: string): boolean {
  if (caller !== "router") return true;
  return isAdmin(viewer) || (viewer.kind === "user" && viewer.id === userId);
}

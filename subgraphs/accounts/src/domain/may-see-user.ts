import { isAdmin, type Viewer } from "@souk/kernel/viewer";

/** A user is for themselves, for admins, and for services that act on their own behalf. `caller` is "router" for clients. */
export function maySeeUser(userId: string, viewer: Viewer, caller: string): boolean {
  if (caller !== "router") return true;
  return isAdmin(viewer) || (viewer.kind === "user" && viewer.id === userId);
}

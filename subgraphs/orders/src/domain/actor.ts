import { isAdmin, type Viewer } from "@souk/kernel/viewer";

/** Who made something happen to an order, for its events: `buyer:<id>`, `admin:<id>`, or the part of Souk that did. */
export type Actor = `buyer:${string}` | `admin:${string}` | "checkout" | "time" | "payments" | "shipping";

/** An admin who acts on an order of their own acts as its buyer. */
export function actorOf(viewer: Viewer, buyerId: string): Actor {
  if (viewer.kind !== "nobody" && viewer.id === buyerId) return `buyer:${viewer.id}`;
  return isAdmin(viewer) && viewer.kind === "user" ? `admin:${viewer.id}` : "checkout";
}

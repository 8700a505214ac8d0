import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";

/** The originator of an order event: `buyer:<id>`, `admin:<id>`, or a part of Souk. */
export type Actor =
  | `buyer:${string}`
  | `admin:${string}`
  | "checkout"
  | "time"
  | "payments"
  | "shipping"
  | "inventory"
  | "courses"
  | "rules";

/** Returns the actor for a viewer. An admin who changes their own order counts as its buyer. */
export function actorOf(viewer: Viewer, buyerId: string): Actor {
  if (viewer.kind !== "nobody" && viewer.id === buyerId) return `buyer:${viewer.id}`;
  return isAdmin(viewer) && viewer.kind === "user" ? `admin:${viewer.id}` : "checkout";
}

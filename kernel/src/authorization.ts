import type { AuthCheckerFn } from "type-graphql";
import { graphError } from "./graph-error.js";
import type { GraphContext } from "./graph-context.js";
import type { Buyer, Role } from "./viewer.js";

/**
 * What `@Authorized` takes. Without any: whoever is signed in with an account.
 * A role: that role. "GUEST": guests too. "SERVICE": another service on its own behalf, never a client by way of the router.
 */
export type Permission = Role | "GUEST" | "SERVICE";

/** Throws UNAUTHENTICATED or FORBIDDEN before the resolver runs. */
export const authChecker: AuthCheckerFn<GraphContext, Permission> = ({ context }, permissions) => {
  const { viewer, caller } = context;
  if (permissions.includes("SERVICE")) {
    if (caller !== "router") return true;
    throw graphError("FORBIDDEN", "Only services may do this.");
  }
  if (viewer.kind === "nobody") throw graphError("UNAUTHENTICATED", "Sign in to do this.");
  if (viewer.kind === "guest") {
    if (permissions.includes("GUEST")) return true;
    throw graphError("UNAUTHENTICATED", "Sign in with an account to do this.");
  }
  const asked = permissions.filter((permission) => permission !== "GUEST");
  if (asked.length === 0 || asked.includes(viewer.role)) return true;
  throw graphError("FORBIDDEN", `This needs the role ${asked.join(" or ")}.`);
};

/** The viewer as one who can own a cart or an order. Throws UNAUTHENTICATED for nobody: a service that asks without a buyer's token. */
export function buyerOf({ viewer }: GraphContext): Buyer {
  if (viewer.kind === "nobody") throw graphError("UNAUTHENTICATED", "Sign in to do this.");
  return viewer;
}

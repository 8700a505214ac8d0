import type { GraphQLResolveInfo } from "graphql";
import type { AuthCheckerFn } from "type-graphql";
import { graphError } from "./graph-error.js";
import type { GraphContext } from "./graph-context.js";
import { mayServiceCall } from "./service-calls.js";
import { scopeOf } from "./scopes.js";
import type { Buyer, Role, Viewer } from "./viewer.js";

/**
 * What `@Authorized` takes. Without any: whoever is signed in with an account.
 * A role: that role. "GUEST": guests too. "LIVE": a session that has not ended by now, of a user who has still the role that the token says (money).
 * "SERVICE": a service that `service-calls.ts` names for the field, on its own behalf; never a client by way of the router.
 */
export type Permission = Role | "GUEST" | "LIVE" | "SERVICE";

/** Throws UNAUTHENTICATED or FORBIDDEN before the resolver runs. What admins may do, only those may who still are. */
export const authChecker: AuthCheckerFn<GraphContext, Permission> = async ({ context, info }, permissions) => {
  const { viewer, caller } = context;
  if (permissions.includes("SERVICE")) {
    if (mayServiceCall({ caller, callee: context.service, field: calledField(info) })) return true;
    throw graphError("FORBIDDEN", caller === "router" ? "Only services may do this." : "This service may not do this.");
  }
  if (viewer.kind === "nobody") throw graphError("UNAUTHENTICATED", "Sign in to do this.");
  if (viewer.kind === "guest") {
    if (permissions.includes("GUEST")) return true;
    throw graphError("UNAUTHENTICATED", "Sign in with an account to do this.");
  }
  const asked = permissions.filter((permission) => permission !== "GUEST" && permission !== "LIVE");
  if (asked.length > 0 && !asked.includes(viewer.role)) {
    throw graphError("FORBIDDEN", `This needs the role ${asked.join(" or ")}.`);
  }
  if (permissions.includes("LIVE") || permissions.includes("ADMIN")) await requireLive(asked, context);
  return true;
};

/** As `service-calls.ts` names it: a root field by its name, any other as `Type.field`. */
function calledField({ parentType, fieldName, operation, schema }: GraphQLResolveInfo): string {
  return schema.getRootType(operation.operation) === parentType ? fieldName : `${parentType.name}.${fieldName}`;
}

async function requireLive(asked: readonly Permission[], { sessionStanding, tokenRole }: GraphContext): Promise<void> {
  const standing = await sessionStanding();
  if (standing === "UNKNOWN") return;
  if (standing === "ENDED") throw graphError("UNAUTHENTICATED", "This session has ended. Sign in again.");
  if (standing === tokenRole) return;
  if (asked.length > 0) throw graphError("FORBIDDEN", "Your role has changed. Sign in again.");
  throw graphError("UNAUTHENTICATED", "Your role has changed. Refresh the session.");
}

/**
 * What every client's operation on a subgraph is held against before it runs, and so each field of it, also those that a nested
 * path leads to: whoever comes by an API key needs its scope. Throws FORBIDDEN.
 */
export function requireScope(viewer: Viewer, subgraph: string, operation: string): void {
  if (viewer.kind !== "user" || viewer.scopes === undefined) return;
  const needed = scopeOf(subgraph, operation);
  if (!viewer.scopes.includes(needed))
    throw graphError("FORBIDDEN", `This API key lacks the scope ${needed}.`, { scope: needed });
}

/** The viewer as one who can own a cart or an order. Throws UNAUTHENTICATED for nobody: a service that asks without a buyer's token. */
export function buyerOf({ viewer }: GraphContext): Buyer {
  if (viewer.kind === "nobody") throw graphError("UNAUTHENTICATED", "Sign in to do this.");
  return viewer;
}

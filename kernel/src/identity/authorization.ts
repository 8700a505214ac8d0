import type { GraphQLResolveInfo } from "graphql";
import type { AuthCheckerFn } from "type-graphql";
import { graphError } from "../errors/graph-error.js";
import type { GraphContext } from "../subgraph/graph-context.js";
import { mayServiceCall } from "../subgraph/service-calls.js";
import { mayServiceRequest } from "../subgraph/service-rights.js";
import { everyScope, scopeOf } from "./scopes.js";
import type { Buyer, Role, Viewer } from "./viewer.js";

/**
 * The permissions that `@Authorized` accepts. Without a permission: any user who is signed in with an account. A role:
 * users with that role. "GUEST": guests too. "LIVE": only a session that has not ended, for a user who still has the
 * role in the token (used where money moves). "SERVICE": a service that `service-calls.ts` lists for the field, acting
 * on its own behalf; never a client through the router.
 */
export type Permission = Role | "GUEST" | "LIVE" | "SERVICE";

/**
 * Throws UNAUTHENTICATED or FORBIDDEN before the resolver runs. Admin permissions also require that the user is still
 * an admin.
 */
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
  const requested = permissions.filter((permission) => permission !== "GUEST" && permission !== "LIVE");
  if (requested.length > 0 && !requested.includes(viewer.role)) {
    throw graphError("FORBIDDEN", `This needs the role ${requested.join(" or ")}.`);
  }
  if (permissions.includes("LIVE") || permissions.includes("ADMIN")) await requireLive(requested, context);
  return true;
};

/**
 * Returns the field's name as `service-calls.ts` spells it: a root field by its name, any other field as `Type.field`.
 */
function calledField({ parentType, fieldName, operation, schema }: GraphQLResolveInfo): string {
  return schema.getRootType(operation.operation) === parentType ? fieldName : `${parentType.name}.${fieldName}`;
}

async function requireLive(
  requested: readonly Permission[],
  { sessionStatus, tokenRole }: GraphContext,
): Promise<void> {
  const status = await sessionStatus();
  if (status === "UNKNOWN") return;
  if (status === "ENDED") throw graphError("UNAUTHENTICATED", "This session has ended. Sign in again.");
  if (status === tokenRole) return;
  if (requested.length > 0) throw graphError("FORBIDDEN", "Your role has changed. Sign in again.");
  throw graphError("UNAUTHENTICATED", "Your role has changed. Refresh the session.");
}

/**
 * Checks every client operation on a subgraph before it runs, including fields that nested paths reach. A viewer with
 * an API key needs the operation's scope; subgraphs of a project have no scopes, so a key can read them only. Throws
 * FORBIDDEN.
 */
export function requireScope(viewer: Viewer, subgraph: string, operation: string): void {
  if (viewer.kind !== "user" || viewer.scopes === undefined) return;
  const needed = scopeOf(subgraph, operation);
  if (!everyScope.includes(needed) && operation !== "mutation") return;
  if (!viewer.scopes.includes(needed))
    throw graphError("FORBIDDEN", `This API key lacks the scope ${needed}.`, { scope: needed });
}

/**
 * Checks the fields that a service requests with its own token through the router: those that `service-rights.ts` lists.
 * Throws FORBIDDEN.
 */
export function requireServiceRights(viewer: Viewer, subgraph: string, fields: readonly string[]): void {
  if (viewer.kind !== "user" || viewer.service === undefined) return;
  const { service } = viewer;
  const refused = fields.find((field) => !mayServiceRequest({ service, subgraph, field }));
  if (refused !== undefined) throw graphError("FORBIDDEN", `This service may not request ${refused}.`);
}

/**
 * Returns the viewer as a buyer, who can own a cart or an order. Throws UNAUTHENTICATED for `nobody`, such as a service
 * that calls without a buyer's token.
 */
export function buyerOf({ viewer }: GraphContext): Buyer {
  if (viewer.kind === "nobody") throw graphError("UNAUTHENTICATED", "Sign in to do this.");
  return viewer;
}

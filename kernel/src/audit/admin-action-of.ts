import { randomUUID } from "node:crypto";
import type { AdminAction } from "./admin-action.js";
import { graphError } from "../errors/graph-error.js";
import type { GraphContext } from "../subgraph/graph-context.js";

/**
 * Returns the admin who requests the mutation `name`, for the audit log. For fields guarded by `@Authorized("ADMIN")`;
 * throws FORBIDDEN for other viewers.
 */
export function adminActionOf(context: GraphContext, name: string): AdminAction {
  const action = adminActionIfAny(context, name);
  if (!action) throw graphError("FORBIDDEN", "This needs the role ADMIN.");
  return action;
}

/** Like `adminActionOf`, for mutations that other users may also call on their own data; returns null for those users. */
export function adminActionIfAny(
  { viewer, now, clientAddress, userAgent }: GraphContext,
  name: string,
): AdminAction | null {
  if (viewer.kind !== "user" || viewer.role !== "ADMIN") return null;
  const { id: userId, username, role, scopes, sessionId } = viewer;
  return {
    id: randomUUID(),
    at: now(),
    name,
    actor: { userId, username, role, apiKeyId: scopes ? sessionId : null },
    clientAddress: clientAddress ?? null,
    userAgent: userAgent ?? null,
  };
}

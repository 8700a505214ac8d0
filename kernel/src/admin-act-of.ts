import { randomUUID } from "node:crypto";
import type { AdminAct } from "./admin-act.js";
import { graphError } from "./graph-error.js";
import type { GraphContext } from "./graph-context.js";

/** The admin who asks for the mutation `name`, for the audit log. For what `@Authorized("ADMIN")` guards; throws FORBIDDEN else. */
export function adminActOf(context: GraphContext, name: string): AdminAct {
  const act = adminActIfAny(context, name);
  if (!act) throw graphError("FORBIDDEN", "This needs the role ADMIN.");
  return act;
}

/** As `adminActOf`, for what others may do too with what is theirs; null for them. */
export function adminActIfAny({ viewer, now, clientAddress, userAgent }: GraphContext, name: string): AdminAct | null {
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

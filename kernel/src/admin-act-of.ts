import { randomUUID } from "node:crypto";
import type { AdminAct } from "./admin-act.js";
import { graphError } from "./graph-error.js";
import type { GraphContext } from "./graph-context.js";

/** The admin who asks for the mutation `name`, for the audit log. For what `@Authorized("ADMIN")` guards; throws FORBIDDEN else. */
export function adminActOf({ viewer, now, clientAddress, userAgent }: GraphContext, name: string): AdminAct {
  if (viewer.kind !== "user" || viewer.role !== "ADMIN") throw graphError("FORBIDDEN", "This needs the role ADMIN.");
  const { id: userId, username, role } = viewer;
  return {
    id: randomUUID(),
    at: now(),
    name,
    actor: { userId, username, role, apiKeyId: null },
    clientAddress: clientAddress ?? null,
    userAgent: userAgent ?? null,
  };
}

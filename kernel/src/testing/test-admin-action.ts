import { randomUUID } from "node:crypto";
import type { AdminAction } from "../audit/admin-action.js";

/** Returns an admin act for tests. */
export function testAdminAction(name: string, userId: string = randomUUID()): AdminAction {
  const actor = { userId, username: "admin", role: "ADMIN", apiKeyId: null } as const;
  return { id: randomUUID(), at: new Date(), name, actor, clientAddress: null, userAgent: null };
}

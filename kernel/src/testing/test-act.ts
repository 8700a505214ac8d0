import { randomUUID } from "node:crypto";
import type { AdminAct } from "../audit/admin-act.js";

/** Returns an admin act for tests. */
export function testAct(name: string, userId: string = randomUUID()): AdminAct {
  const actor = { userId, username: "admin", role: "ADMIN", apiKeyId: null } as const;
  return { id: randomUUID(), at: new Date(), name, actor, clientAddress: null, userAgent: null };
}

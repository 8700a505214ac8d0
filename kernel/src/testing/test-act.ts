import { randomUUID } from "node:crypto";
import type { AdminAct } from "../admin-act.js";

/** An admin who does something, for tests of what is done. */
export function testAct(name: string, userId: string = randomUUID()): AdminAct {
  const actor = { userId, username: "admin", role: "ADMIN", apiKeyId: null } as const;
  return { id: randomUUID(), at: new Date(), name, actor, clientAddress: null, userAgent: null };
}

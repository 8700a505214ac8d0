import { auditTask, type AuditEntry } from "./admin-act.js";
import type { JobHandlers } from "./jobs.js";
import { PeerClient } from "./peer-client.js";
import type { Surroundings } from "./subgraph.js";

const operation = "mutation RecordAudit($entry: AuditEntryInput!) { recordAudit(entry: $entry) }";

/** The job of every subgraph whose admins can change something: brings what they did into the audit log, which accounts keeps. */
export function auditJobHandlers(caller: string, { peer, serviceTokens }: Surroundings): JobHandlers {
  const accounts = new PeerClient({ caller, callee: "accounts", transport: peer("accounts"), serviceTokens });
  return {
    // the entry's id makes it one, however often it is brought
    [auditTask]: async (entry: AuditEntry) => void (await accounts.call(operation, { entry }, { idempotent: true })),
  };
}

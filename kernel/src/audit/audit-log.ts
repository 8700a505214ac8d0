import { auditTask, readAuditEntry, type AuditEntry } from "./admin-action.js";
import type { JobHandlers } from "../jobs/jobs.js";
import { PeerClient } from "../peers/peer-client.js";
import type { ServiceContext } from "../subgraph/subgraph.js";

const operation = "mutation RecordAudit($entry: AuditEntryInput!) { recordAudit(entry: $entry) }";

/**
 * The job handlers of every subgraph that has admin mutations: they deliver audit entries to the audit log in accounts.
 */
export function auditJobHandlers(caller: string, { peer, serviceTokens }: ServiceContext): JobHandlers {
  const accounts = new PeerClient({ caller, callee: "accounts", transport: peer("accounts"), serviceTokens });
  return {
    // the entry's id makes repeated deliveries idempotent
    [auditTask]: async (data: AuditEntry) =>
      void (await accounts.call(operation, { entry: readAuditEntry(data) }, { idempotent: true })),
  };
}

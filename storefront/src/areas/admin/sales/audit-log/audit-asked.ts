import type { AuditLogFilter } from "../../../../graph/schema-types.generated";
import { dayRange } from "../../parts/local-days";
import type { AdminAuditLogQueryVariables } from "./audit-log.generated";

export const auditFilterNames = ["actor", "act", "type", "target", "from", "to"] as const;

const pageSize = 25;

/** What the address asks for. */
export function auditAsked(value: (name: string) => string, after: string | undefined): AdminAuditLogQueryVariables {
  const text = (name: string) => value(name).trim();
  const filter: AuditLogFilter = {
    ...(text("actor") ? { actorId: text("actor") } : {}),
    ...(text("act") ? { act: text("act") } : {}),
    ...(text("type") ? { targetType: text("type") } : {}),
    ...(text("target") ? { targetId: text("target") } : {}),
    ...dayRange(value("from"), value("to")),
  };
  return { first: pageSize, filter, ...(after ? { after } : {}) };
}

import type { AuditLogFilter, AuditLogSort } from "../../../../graph/schema-types.generated";
import { askedSort } from "../../../../ui/keyset-table/asked-sort";
import { dayRange } from "../../parts/local-days";
import type { AdminAuditLogQueryVariables } from "./audit-log.generated";

export const auditFilterNames = ["actor", "act", "type", "target", "from", "to"] as const;

const sorts: readonly AuditLogSort[] = ["NEWEST", "OLDEST", "ACTOR_ASC", "ACTOR_DESC", "ACT_ASC", "ACT_DESC"];

const pageSize = 25;

/** Returns the query variables for the address. */
export function auditAsked(value: (name: string) => string, after: string | undefined): AdminAuditLogQueryVariables {
  const text = (name: string) => value(name).trim();
  const filter: AuditLogFilter = {
    ...(text("actor") ? { actorId: text("actor") } : {}),
    ...(text("act") ? { act: text("act") } : {}),
    ...(text("type") ? { targetType: text("type") } : {}),
    ...(text("target") ? { targetId: text("target") } : {}),
    ...dayRange(value("from"), value("to")),
  };
  return { first: pageSize, filter, ...(after ? { after } : {}), ...askedSort(value, sorts) };
}

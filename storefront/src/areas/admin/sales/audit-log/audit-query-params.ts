import type { AuditLogFilter, AuditLogSort } from "../../../../graph/schema-types.generated";
import { sortParam } from "../../../../ui/keyset-table/sort-param";
import { dayRange } from "../../components/local-days";
import type { AdminAuditLogQueryVariables } from "./audit-log.generated";

export const auditFilterNames = ["actor", "action", "type", "target", "from", "to"] as const;

const sorts: readonly AuditLogSort[] = ["NEWEST", "OLDEST", "ACTOR_ASC", "ACTOR_DESC", "ACTION_ASC", "ACTION_DESC"];

const pageSize = 25;

/** Returns the query variables for the address. */
export function auditQueryParams(
  value: (name: string) => string,
  after: string | undefined,
): AdminAuditLogQueryVariables {
  const text = (name: string) => value(name).trim();
  const filter: AuditLogFilter = {
    ...(text("actor") ? { actorId: text("actor") } : {}),
    ...(text("action") ? { action: text("action") } : {}),
    ...(text("type") ? { targetType: text("type") } : {}),
    ...(text("target") ? { targetId: text("target") } : {}),
    ...dayRange(value("from"), value("to")),
  };
  return { first: pageSize, filter, ...(after ? { after } : {}), ...sortParam(value, sorts) };
}

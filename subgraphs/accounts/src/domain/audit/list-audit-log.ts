import { pageOf, readPageArguments, type ListedRow, type Page, type PageArguments } from "@souk/kernel/values/page";
import { isUuid } from "@souk/kernel/values/uuid";
import type { AuditFilter, AuditLog, AuditSort, RecordedAction } from "./audit-log.js";

export interface ListAuditLogRequest {
  readonly page: PageArguments;
  readonly filter: AuditFilter;
  /** NEWEST when absent. */
  readonly sort?: AuditSort | null | undefined;
}

export interface AuditLogPage {
  readonly page: Page<ListedRow<RecordedAction>>;
  readonly sort: AuditSort;
  readonly count: () => Promise<number>;
}

/** Lists the audit log. Throws PageArgumentError. */
export function listAuditLog({ auditLog }: { auditLog: AuditLog }) {
  return async ({ page, filter, sort: requestedSort }: ListAuditLogRequest): Promise<AuditLogPage> => {
    const sort = requestedSort ?? "NEWEST";
    const request = readPageArguments(page, sort, cursorLength(sort));
    if (matchesNothing(filter)) return { page: pageOf(request, []), sort, count: async () => 0 };
    const rows = await auditLog.list(filter, sort, request);
    return { page: pageOf(request, rows), sort, count: () => auditLog.count(filter) };
  };
}

/** The number of values in a cursor: the time and the id, preceded by the actor or the action for those sorts. */
function cursorLength(sort: AuditSort): number {
  return sort === "NEWEST" || sort === "OLDEST" ? 2 : 3;
}

/** Returns whether no entry can match: the actor's id is invalid, or PostgreSQL cannot store a text. */
function matchesNothing({ actorId, action, targetType, targetId }: AuditFilter): boolean {
  if (actorId != null && !isUuid(actorId)) return true;
  return [action, targetType, targetId].some((text) => text?.includes("\0"));
}

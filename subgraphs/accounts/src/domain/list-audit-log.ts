import { pageOf, readPageArguments, type ListedRow, type Page, type PageArguments } from "@souk/kernel/page";
import { isUuid } from "@souk/kernel/uuid";
import type { AuditFilter, AuditLog, AuditSort, RecordedAct } from "./audit-log.js";

export interface ListAuditLogRequest {
  readonly page: PageArguments;
  readonly filter: AuditFilter;
  /** NEWEST when absent. */
  readonly sort?: AuditSort | null | undefined;
}

export interface AuditLogPage {
  readonly page: Page<ListedRow<RecordedAct>>;
  readonly sort: AuditSort;
  readonly count: () => Promise<number>;
}

/** Throws PageArgumentError. */
export function listAuditLog({ auditLog }: { auditLog: AuditLog }) {
  return async ({ page, filter, sort: given }: ListAuditLogRequest): Promise<AuditLogPage> => {
    const sort = given ?? "NEWEST";
    const request = readPageArguments(page, sort, cursorLength(sort));
    if (fitsNothing(filter)) return { page: pageOf(request, []), sort, count: async () => 0 };
    const rows = await auditLog.list(filter, sort, request);
    return { page: pageOf(request, rows), sort, count: () => auditLog.count(filter) };
  };
}

/** The time and the id; an actor's acts, and those of one kind, are by time among themselves. */
function cursorLength(sort: AuditSort): number {
  return sort === "NEWEST" || sort === "OLDEST" ? 2 : 3;
}

/** An actor's id that is none, or a text that PostgreSQL cannot hold. */
function fitsNothing({ actorId, act, targetType, targetId }: AuditFilter): boolean {
  if (actorId != null && !isUuid(actorId)) return true;
  return [act, targetType, targetId].some((text) => text?.includes("\0"));
}

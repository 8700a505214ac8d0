import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import { isUuid } from "@souk/kernel/uuid";
import type { AuditFilter, AuditLog, RecordedAct } from "./audit-log.js";

export const auditOrder = "NEWEST";

export interface AuditLogPage {
  readonly page: Page<RecordedAct>;
  readonly count: () => Promise<number>;
}

/** Throws PageArgumentError. */
export function listAuditLog({ auditLog }: { auditLog: AuditLog }) {
  return async (page: PageArguments, filter: AuditFilter): Promise<AuditLogPage> => {
    const request = readPageArguments(page, auditOrder, 2);
    if (fitsNothing(filter)) return { page: pageOf(request, []), count: async () => 0 };
    return { page: pageOf(request, await auditLog.list(filter, request)), count: () => auditLog.count(filter) };
  };
}

/** An actor's id that is none, or a text that PostgreSQL cannot hold. */
function fitsNothing({ actorId, act, targetType, targetId }: AuditFilter): boolean {
  if (actorId != null && !isUuid(actorId)) return true;
  return [act, targetType, targetId].some((text) => text?.includes("\0"));
}

import type { AuditActor, AuditEntry, AuditSnapshot } from "@souk/kernel/admin-act";
import type { ListedRow, PageRequest } from "@souk/kernel/page";

/** What an admin did, as the log keeps it for good. */
export interface RecordedAct {
  readonly id: string;
  readonly at: Date;
  readonly service: string;
  /** `orders.refundOrder`: the service, and its mutation. */
  readonly act: string;
  readonly actor: AuditActor;
  readonly targetType: string;
  readonly targetId: string;
  readonly before: AuditSnapshot | null;
  readonly after: AuditSnapshot | null;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
  readonly correlationId: string | null;
}

export interface AuditFilter {
  readonly actorId?: string | null | undefined;
  /** As `RecordedAct.act`. */
  readonly act?: string | null | undefined;
  readonly targetType?: string | null | undefined;
  readonly targetId?: string | null | undefined;
  /** Not before. */
  readonly from?: Date | null | undefined;
  /** Before. */
  readonly to?: Date | null | undefined;
}

export const auditSorts = ["NEWEST", "OLDEST", "ACTOR_ASC", "ACTOR_DESC", "ACT_ASC", "ACT_DESC"] as const;
export type AuditSort = (typeof auditSorts)[number];

export interface AuditLog {
  /** An entry that is there already stays as it is. */
  record(act: RecordedAct): Promise<void>;
  list(filter: AuditFilter, sort: AuditSort, page: PageRequest): Promise<readonly ListedRow<RecordedAct>[]>;
  count(filter: AuditFilter): Promise<number>;
}

/** An entry as the service that it comes from brings it. Its name is the one that its token has proven. */
export type BroughtEntry = AuditEntry & { readonly service: string; readonly correlationId: string | null };

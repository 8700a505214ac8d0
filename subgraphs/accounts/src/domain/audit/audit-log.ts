import type { AuditActor, AuditEntry, AuditSnapshot } from "@souk/kernel/audit/admin-act";
import type { ListedRow, PageRequest } from "@souk/kernel/values/page";

/** An act by an admin, as the log keeps it permanently. */
export interface RecordedAct {
  readonly id: string;
  readonly at: Date;
  readonly service: string;
  /** The service and its mutation: `orders.refundOrder`. */
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
  /** The same format as `RecordedAct.act`. */
  readonly act?: string | null | undefined;
  readonly targetType?: string | null | undefined;
  readonly targetId?: string | null | undefined;
  /** Inclusive. */
  readonly from?: Date | null | undefined;
  /** Exclusive. */
  readonly to?: Date | null | undefined;
}

export const auditSorts = ["NEWEST", "OLDEST", "ACTOR_ASC", "ACTOR_DESC", "ACT_ASC", "ACT_DESC"] as const;
export type AuditSort = (typeof auditSorts)[number];

export interface AuditLog {
  /** Records the act. An existing entry stays unchanged. */
  record(act: RecordedAct): Promise<void>;
  list(filter: AuditFilter, sort: AuditSort, page: PageRequest): Promise<readonly ListedRow<RecordedAct>[]>;
  count(filter: AuditFilter): Promise<number>;
}

/** An entry that another service sends. The service's name comes from its verified token. */
export type BroughtEntry = AuditEntry & { readonly service: string; readonly correlationId: string | null };

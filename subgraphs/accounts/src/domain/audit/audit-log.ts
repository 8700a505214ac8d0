import type { AuditActor, AuditEntry, AuditSnapshot } from "@souk/kernel/audit/admin-action";
import type { ListedRow, PageRequest } from "@souk/kernel/values/page";

/** An action of an admin, as the log stores it permanently. */
export interface RecordedAction {
  readonly id: string;
  readonly at: Date;
  readonly service: string;
  /** The service and its mutation: `orders.refundOrder`. */
  readonly action: string;
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
  /** The same format as `RecordedAction.action`. */
  readonly action?: string | null | undefined;
  readonly targetType?: string | null | undefined;
  readonly targetId?: string | null | undefined;
  /** Inclusive. */
  readonly from?: Date | null | undefined;
  /** Exclusive. */
  readonly to?: Date | null | undefined;
}

export const auditSorts = ["NEWEST", "OLDEST", "ACTOR_ASC", "ACTOR_DESC", "ACTION_ASC", "ACTION_DESC"] as const;
export type AuditSort = (typeof auditSorts)[number];

export interface AuditLog {
  /** Records the action. An existing entry stays unchanged. */
  record(entry: RecordedAction): Promise<void>;
  list(filter: AuditFilter, sort: AuditSort, page: PageRequest): Promise<readonly ListedRow<RecordedAction>[]>;
  count(filter: AuditFilter): Promise<number>;
}

/** An entry that another service sends. The service's name comes from its verified token. */
export type ReceivedEntry = AuditEntry & { readonly service: string; readonly correlationId: string | null };

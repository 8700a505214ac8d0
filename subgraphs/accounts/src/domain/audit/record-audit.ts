import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { roles } from "@souk/kernel/identity/viewer";
import { z } from "zod";
import type { AuditLog, ReceivedEntry, RecordedAction } from "./audit-log.js";

export type RecordAuditOutcome =
  { readonly kind: "recorded" } | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const snapshot = z.record(z.string(), z.unknown()).nullable();

const entryRule = z.object({
  id: z.uuid(),
  at: z.iso.datetime().transform((text) => new Date(text)),
  action: z.string().min(1).max(100),
  actor: z.object({
    userId: z.uuid(),
    username: z.string().max(300),
    role: z.enum(roles),
    apiKeyId: z.uuid().nullable(),
  }),
  targetType: z.string().min(1).max(100),
  targetId: z.string().min(1).max(200),
  before: snapshot,
  after: snapshot,
  clientAddress: z.string().max(100).nullable(),
  userAgent: z.string().max(300).nullable(),
});

export interface RecordAuditDependencies {
  readonly auditLog: AuditLog;
  /** Called after an action was recorded; again when it is recorded again. */
  readonly onRecorded?: (recorded: Omit<RecordedAction, "correlationId">) => void;
}

/** Records an action of an admin. Idempotent. */
export function recordAudit({ auditLog, onRecorded }: RecordAuditDependencies) {
  return async ({ service, correlationId, ...entry }: ReceivedEntry): Promise<RecordAuditOutcome> => {
    const checked = checkInput(entryRule, entry);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { action, ...known } = checked.value;
    const recorded = { ...known, service, action: `${service}.${action}` };
    await auditLog.record({ ...recorded, correlationId });
    onRecorded?.(recorded);
    return { kind: "recorded" };
  };
}

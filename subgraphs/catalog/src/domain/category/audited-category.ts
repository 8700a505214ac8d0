import type { AuditSnapshot } from "@souk/kernel/audit/admin-action";
import { auditedCustom } from "@souk/kernel/custom-fields/entity-fields";
import type { Category } from "./category.js";

/** Returns a category as the audit log stores it. */
export function auditedCategory({ id: _id, custom, ...values }: Category): AuditSnapshot {
  return { ...values, ...auditedCustom(custom) };
}

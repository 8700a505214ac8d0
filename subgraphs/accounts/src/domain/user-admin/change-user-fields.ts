import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { customUpdateRule } from "@souk/kernel/custom-fields/custom-input";
import { auditedCustomChange, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import type { User } from "../users/user.js";
import type { UserStore } from "../users/user-store.js";

export interface ChangeUserFieldsInput {
  readonly id: string;
  readonly custom?: unknown;
}

export type ChangeUserFieldsOutcome =
  | { readonly kind: "changed"; readonly user: User }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface ChangeUserFieldsDependencies {
  readonly users: Pick<UserStore, "changeCustom">;
  /** The fields that the shop has declared for users. */
  readonly userFields?: EntityFields;
}

/** Changes the given values; `null` differs from absent. */
export function changeUserFields({ users, userFields = [] }: ChangeUserFieldsDependencies) {
  const rule = z.object({ custom: customUpdateRule(userFields) });
  return async ({ id, custom }: ChangeUserFieldsInput, action: AdminAction): Promise<ChangeUserFieldsOutcome> => {
    const checked = checkInput(rule, { custom });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(id)) return { kind: "notFound", id };
    const user = await users.changeCustom({
      userId: id,
      change: checked.value.custom,
      jobs: (before, after) =>
        auditJobs(action, { targetType: "User", targetId: id, ...auditedCustomChange(userFields, before, after) }),
    });
    return user ? { kind: "changed", user } : { kind: "notFound", id };
  };
}

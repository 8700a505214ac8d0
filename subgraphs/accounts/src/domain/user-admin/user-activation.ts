import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import { isLastAdmin, reasonRule, accountChangedMail } from "./user-change.js";
import type { User } from "../users/user.js";
import type { UserStore } from "../users/user-store.js";

export type DeactivateUserOutcome =
  | { readonly kind: "deactivated"; readonly user: User }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "lastAdmin" }
  | { readonly kind: "oneself" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** Ends all sessions of a user and prevents new ones. The user's data, such as courses that others bought, stays. */
export function deactivateUser({ users }: { users: UserStore }) {
  return async (userId: string, reason: string, action: AdminAction): Promise<DeactivateUserOutcome> => {
    const checked = checkInput(reasonRule, { reason });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (userId === action.actor.userId) return { kind: "oneself" };
    const user = isUuid(userId)
      ? await users.changeUser(userId, (locked) => {
          const { user: before } = locked;
          if (!before.isActive || isLastAdmin(locked)) return null;
          const { value } = checked;
          const change = { before: { isActive: true }, after: { isActive: false, ...value } };
          const audited = auditJobs(action, { targetType: "User", targetId: before.id, ...change });
          const mail = accountChangedMail(action.id, before, { change: "DEACTIVATED", ...value });
          return { isActive: false, endsSessions: true, jobs: [...audited, mail] };
        })
      : null;
    if (!user) return { kind: "notFound", id: userId };
    return user.isActive ? { kind: "lastAdmin" } : { kind: "deactivated", user };
  };
}

/** Lets a user sign in again, with the same role as before. Returns null when the user does not exist. */
export function reactivateUser({ users }: { users: UserStore }) {
  return async (userId: string, action: AdminAction): Promise<User | null> => {
    if (!isUuid(userId)) return null;
    return users.changeUser(userId, ({ user }) => {
      if (user.isActive) return null;
      const change = { before: { isActive: false }, after: { isActive: true } };
      const audited = auditJobs(action, { targetType: "User", targetId: user.id, ...change });
      return { isActive: true, jobs: [...audited, accountChangedMail(action.id, user, { change: "REACTIVATED" })] };
    });
  };
}

import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Role } from "@souk/kernel/identity/viewer";
import { isLastAdmin, accountChangedMail } from "./user-change.js";
import type { User } from "../users/user.js";
import type { UserStore } from "../users/user-store.js";

export type SetRoleOutcome =
  | { readonly kind: "set"; readonly user: User }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "lastAdmin" };

/**
 * Sets a user's role. It applies at once to payments and admin work, and elsewhere with the next refresh. Setting the
 * present role changes nothing.
 */
export function setRole({ users }: { users: UserStore }) {
  return async (userId: string, role: Role, action: AdminAction): Promise<SetRoleOutcome> => {
    const user = isUuid(userId)
      ? await users.changeUser(userId, (locked) => {
          const { user: before } = locked;
          if (before.role === role || isLastAdmin(locked)) return null;
          const change = { before: { role: before.role }, after: { role } };
          const audited = auditJobs(action, { targetType: "User", targetId: before.id, ...change });
          return { role, jobs: [...audited, accountChangedMail(action.id, before, { change: "ROLE_SET", role })] };
        })
      : null;
    if (!user) return { kind: "notFound", id: userId };
    return user.role === role ? { kind: "set", user } : { kind: "lastAdmin" };
  };
}

import { auditJobs, type AdminAct } from "@souk/kernel/admin-act";
import { isUuid } from "@souk/kernel/uuid";
import type { Role } from "@souk/kernel/viewer";
import type { User } from "./user.js";
import type { UserStore } from "./user-store.js";

export type SetRoleOutcome =
  | { readonly kind: "set"; readonly user: User }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "lastAdmin" };

/** For money and admin work it holds at once, for all else with the next refresh. The role that they have already is no change. */
export function setRole({ users }: { users: UserStore }) {
  return async (userId: string, role: Role, act: AdminAct): Promise<SetRoleOutcome> => {
    const user = isUuid(userId)
      ? await users.changeStanding(userId, ({ user: before, hasOtherAdmin }) => {
          if (before.role === role || (isActiveAdmin(before) && !hasOtherAdmin)) return null;
          const change = { before: { role: before.role }, after: { role } };
          return { role, jobs: auditJobs(act, { targetType: "User", targetId: before.id, ...change }) };
        })
      : null;
    if (!user) return { kind: "notFound", id: userId };
    return user.role === role ? { kind: "set", user } : { kind: "lastAdmin" };
  };
}

function isActiveAdmin({ role, isActive }: User): boolean {
  return role === "ADMIN" && isActive;
}

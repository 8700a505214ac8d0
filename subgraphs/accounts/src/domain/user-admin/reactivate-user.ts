import { auditJobs, type AdminAct } from "@souk/kernel/audit/admin-act";
import { isUuid } from "@souk/kernel/values/uuid";
import { standingMail } from "./user-change.js";
import type { User } from "../users/user.js";
import type { UserStore } from "../users/user-store.js";

/** Lets a user sign in again, with the same role as before. Returns null when the user does not exist. */
export function reactivateUser({ users }: { users: UserStore }) {
  return async (userId: string, act: AdminAct): Promise<User | null> => {
    if (!isUuid(userId)) return null;
    return users.changeStanding(userId, ({ user }) => {
      if (user.isActive) return null;
      const change = { before: { isActive: false }, after: { isActive: true } };
      const audited = auditJobs(act, { targetType: "User", targetId: user.id, ...change });
      return { isActive: true, jobs: [...audited, standingMail(act.id, user, { change: "REACTIVATED" })] };
    });
  };
}

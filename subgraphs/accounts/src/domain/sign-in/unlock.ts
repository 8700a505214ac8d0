import { auditJobs, type AdminAct } from "@souk/kernel/audit/admin-act";
import { isUuid } from "@souk/kernel/values/uuid";
import type { SignInTryStore } from "./sign-in-try-store.js";

/** Clears all failed sign-ins of the user, from every device. Returns false when the user does not exist. */
export function unlock({ tries }: { tries: SignInTryStore }) {
  return async (userId: string, act: AdminAct): Promise<boolean> => {
    if (!isUuid(userId)) return false;
    return tries.unlock(userId, (lockedUntil) =>
      auditJobs(act, { targetType: "User", targetId: userId, before: { lockedUntil }, after: { lockedUntil: null } }),
    );
  };
}

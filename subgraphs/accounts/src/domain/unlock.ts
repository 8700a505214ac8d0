import { auditJobs, type AdminAct } from "@souk/kernel/admin-act";
import { isUuid } from "@souk/kernel/uuid";
import type { SignInTryStore } from "./sign-in-try-store.js";

/** All failed sign-ins of the user are forgotten, from whatever place. False when there is no such user. */
export function unlock({ tries }: { tries: SignInTryStore }) {
  return async (userId: string, act: AdminAct): Promise<boolean> => {
    if (!isUuid(userId)) return false;
    return tries.unlock(userId, (lockedUntil) =>
      auditJobs(act, { targetType: "User", targetId: userId, before: { lockedUntil }, after: { lockedUntil: null } }),
    );
  };
}

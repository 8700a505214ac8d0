import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { isUuid } from "@souk/kernel/values/uuid";
import type { NotificationsPeer } from "../peers.js";
import type { UserStore } from "../users/user-store.js";
import type { SignInTryStore, LockNotice } from "./sign-in-try-store.js";

/**
 * The maximum number of failed sign-ins of a budget. Unknown devices share one budget per address, whether the address
 * has an account or not. Each device that has signed in to the account before has its own budget, so that strangers'
 * guesses do not lock it out.
 */
export const maxFailures = 10;
export const failureWindowSeconds = 600;

/** The waits after the first round of failures, the second, …; the last wait applies to all further rounds. */
const waitsSeconds = [60, 120, 240, 480, 960, 1920, 3600] as const;

/** After this time since its last wait, a budget starts again with the first round. */
export const roundsForgottenSeconds = 86_400;

/** Returns when a spent budget has tries again. `rounds`: how often it was spent before. */
export function lockEnd(rounds: number, now: Date): Date {
  const seconds = waitsSeconds[Math.min(rounds, waitsSeconds.length - 1)] as number;
  return new Date(now.getTime() + seconds * 1000);
}

export interface NotifyOfLockDependencies {
  readonly users: UserStore;
  readonly notifications: NotificationsPeer;
}

/** Notifies the owner of an account, if there is one, that sign-ins are locked. */
export function notifyOfLock({ users, notifications }: NotifyOfLockDependencies) {
  return async ({ eventId, email, until }: LockNotice): Promise<void> => {
    const user = (await users.findAccountByEmail(email))?.user;
    if (!user?.isActive || !user.emailVerified) return;
    const { id: userId, email: recipient } = user;
    await notifications.sendMail({ eventId, kind: "ACCOUNT_LOCKED", recipient, userId, data: { until } });
  };
}

/** Clears all failed sign-ins of the user, from every device. Returns false when the user does not exist. */
export function unlock({ tries }: { tries: SignInTryStore }) {
  return async (userId: string, action: AdminAction): Promise<boolean> => {
    if (!isUuid(userId)) return false;
    return tries.unlock(userId, (lockedUntil) =>
      auditJobs(action, {
        targetType: "User",
        targetId: userId,
        before: { lockedUntil },
        after: { lockedUntil: null },
      }),
    );
  };
}

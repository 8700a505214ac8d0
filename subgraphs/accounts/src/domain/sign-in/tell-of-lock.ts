import type { AccountMailer } from "../mail/account-mail.js";
import type { UserStore } from "../users/user-store.js";

/** A notice that is created even for an address without an account, so that locking takes the same time. */
export interface LockNotice {
  readonly eventId: string;
  readonly email: string;
  /** ISO 8601. */
  readonly until: string;
}

export interface TellOfLockParts {
  readonly users: UserStore;
  readonly mailer: AccountMailer;
}

/** Notifies the owner of an account, if there is one, that sign-ins are locked. */
export function tellOfLock({ users, mailer }: TellOfLockParts) {
  return async ({ eventId, email, until }: LockNotice): Promise<void> => {
    const user = (await users.findAccountByEmail(email))?.user;
    if (!user?.isActive || !user.emailVerified) return;
    const { id: userId, email: recipient } = user;
    await mailer.send({ eventId, kind: "ACCOUNT_LOCKED", recipient, userId, data: { until } });
  };
}

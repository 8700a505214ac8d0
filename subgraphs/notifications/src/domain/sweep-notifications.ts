import type { Clock } from "@souk/kernel/values/clock";
import type { NotificationStore } from "./notification-store.js";

/** The number of days for which a mail that was never sent can be sent again; then its data is deleted. */
const failedDays = 7;
/** No caller retries after this time. */
const resendKeyDays = 1;
const dayMs = 24 * 3600 * 1000;

export interface SweepDependencies {
  readonly notifications: Pick<
    NotificationStore,
    "failAbandoned" | "forgetContents" | "forgetResendKeys" | "eraseForgotten"
  >;
  readonly clock: Clock;
  /** The number of days after it was written for which a sent mail can be sent again; 0 for never. */
  readonly mailRetentionDays: number;
}

/** Deletes expired data. Returns the number of mails that failed because their process died during the last attempt. */
export function sweepNotifications({ notifications, clock, mailRetentionDays }: SweepDependencies) {
  return async (): Promise<number> => {
    const daysAgo = (days: number) => new Date(clock.now().getTime() - days * dayMs);
    await notifications.forgetContents({ failed: daysAgo(failedDays), sent: daysAgo(mailRetentionDays) });
    await notifications.forgetResendKeys(daysAgo(resendKeyDays));
    await notifications.eraseForgotten();
    return notifications.failAbandoned("its process died at the last try; whether it was sent is not known");
  };
}

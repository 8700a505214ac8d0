import type { Clock } from "@souk/kernel/clock";
import type { NotificationStore } from "./notification-store.js";

/** For so long a mail that never went out can be sent again; then what it was to say is forgotten. */
const failedDays = 7;
/** After that a repeat of a call comes from nobody who still waits for its answer. */
const resendKeyDays = 1;
const dayMs = 24 * 3600 * 1000;

export interface SweepParts {
  readonly notifications: Pick<
    NotificationStore,
    "failAbandoned" | "forgetContents" | "forgetResendKeys" | "eraseForgotten"
  >;
  readonly clock: Clock;
  /** For so long after it was written a mail that went out can be sent again; 0: not at all. */
  readonly mailKeptDays: number;
}

/** Ends what nobody goes on with; how many mails were given up since their process died at the last try. */
export function sweepNotifications({ notifications, clock, mailKeptDays }: SweepParts) {
  return async (): Promise<number> => {
    const daysAgo = (days: number) => new Date(clock.now().getTime() - days * dayMs);
    await notifications.forgetContents({ failed: daysAgo(failedDays), sent: daysAgo(mailKeptDays) });
    await notifications.forgetResendKeys(daysAgo(resendKeyDays));
    await notifications.eraseForgotten();
    return notifications.failAbandoned("its process died at the last try; whether it was sent is not known");
  };
}

import type { Clock } from "@souk/kernel/clock";
import type { NotificationStore } from "./notification-store.js";

/** For so long a mail that was given up can be sent again; then what it said is forgotten. */
const resendMs = 7 * 24 * 3600 * 1000;

export interface SweepParts {
  readonly notifications: Pick<NotificationStore, "failAbandoned" | "forgetFailed" | "eraseForgotten">;
  readonly clock: Clock;
}

/** Ends what nobody goes on with; how many mails were given up since their process died at the last try. */
export function sweepNotifications({ notifications, clock }: SweepParts) {
  return async (): Promise<number> => {
    await notifications.forgetFailed(new Date(clock.now().getTime() - resendMs));
    await notifications.eraseForgotten();
    return notifications.failAbandoned("its process died at the last try; whether it was sent is not known");
  };
}

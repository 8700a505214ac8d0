import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { Logger } from "@souk/kernel/logging/logger";
import type { NotificationsDomain } from "../domain/notifications-domain.js";

export interface NotificationsJobsDependencies {
  readonly domain: NotificationsDomain;
  readonly logger: Logger;
}

export function notificationsJobs({ domain, logger }: NotificationsJobsDependencies): JobHandlers {
  return {
    sendNotification: async ({ id }: { id: string }, { attempt, maxAttempts }) => {
      const outcome = await domain.sendNotification(id, attempt >= maxAttempts);
      if (outcome.kind !== "failed") return;
      logger.error({ notification: id, reason: outcome.error }, "a mail was given up");
      // the job stays failed, so that an admin can retry it
      if (outcome.isGivenUp) throw new Error(outcome.error);
    },
    sweepNotifications: async () => {
      const given = await domain.sweepNotifications();
      if (given > 0) logger.error({ mails: given }, "mails were given up: their process died at the last try");
    },
  };
}

/** Every minute. */
export const notificationsSchedule = "* * * * * sweepNotifications";

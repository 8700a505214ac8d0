import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import { JobSlots } from "@souk/kernel/jobs/job-slots";
import type { Logger } from "@souk/kernel/logging/logger";
import type { NotificationsDomain } from "../domain/notifications-domain.js";
import type { DisabledEndpoint } from "../domain/webhooks/mail-admins.js";

export interface NotificationsJobsDependencies {
  readonly domain: NotificationsDomain;
  readonly logger: Logger;
}

export function notificationsJobs({ domain, logger }: NotificationsJobsDependencies): JobHandlers {
  // receivers that hang must not hold up mail
  const slots = new JobSlots();
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
    sendWebhook: async ({ id }: { id: string }) => {
      const outcome = await domain.webhooks.deliverWebhook(id, (endpointId, work) => slots.run(endpointId, work));
      if (outcome === "disable") logger.error({ delivery: id }, "a webhook endpoint was disabled");
    },
    mailWebhookDisabled: (disabled: DisabledEndpoint) => domain.webhooks.mailAdmins(disabled),
    forgetWebhooks: () => domain.webhooks.forgetDeliveries(),
  };
}

/** UTC; a nightly job that was missed runs later. */
export const notificationsSchedule = "* * * * * sweepNotifications\n20 4 * * * forgetWebhooks ?fill=1d";

import type { JobHandlers } from "@souk/kernel/jobs";
import type { Logger } from "@souk/kernel/logger";
import type { NotificationsDomain } from "../domain/notifications-domain.js";

export interface NotificationsJobsParts {
  readonly domain: NotificationsDomain;
  readonly logger: Logger;
}

export function notificationsJobs({ domain, logger }: NotificationsJobsParts): JobHandlers {
  return {
    sendNotification: async ({ id }: { id: string }, { attempt, maxAttempts }) => {
      const outcome = await domain.sendNotification(id, attempt >= maxAttempts);
      if (outcome.kind === "failed") logger.error({ notification: id, reason: outcome.error }, "a mail was given up");
    },
  };
}

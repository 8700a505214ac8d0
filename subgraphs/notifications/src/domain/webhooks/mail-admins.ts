import type { QueueNotificationInput } from "../queue-notification.js";
import type { DisabledReason } from "./webhook-endpoint.js";

/** A disabled endpoint, as the job that mails the admins has it. */
export interface DisabledEndpoint {
  readonly endpointId: string;
  readonly url: string;
  readonly reason: DisabledReason;
  /** ISO 8601. */
  readonly at: string;
}

/** The admins of the shop, from accounts. */
export interface AdminDirectory {
  /** Returns the ids of their users. Throws ServiceUnavailableError. */
  findAdministrators(): Promise<readonly string[]>;
}

export interface MailAdminsDependencies {
  readonly admins: AdminDirectory;
  readonly queueNotification: (input: QueueNotificationInput) => Promise<unknown>;
}

/** Mails each admin that an endpoint was disabled, once. */
export function mailAdmins({ admins, queueNotification }: MailAdminsDependencies) {
  return async ({ endpointId, url, reason, at }: DisabledEndpoint): Promise<void> => {
    for (const userId of await admins.findAdministrators())
      await queueNotification({
        eventId: `webhookDisabled:${endpointId}:${at}:${userId}`,
        kind: "WEBHOOK_DISABLED",
        userId,
        data: { url, reason, at },
        sender: "service:notifications",
      });
  };
}

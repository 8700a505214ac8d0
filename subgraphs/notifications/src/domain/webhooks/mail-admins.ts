import type { AccountsPeer } from "../peers.js";
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

export interface MailAdminsDependencies {
  readonly accounts: AccountsPeer;
  readonly queueNotification: (input: QueueNotificationInput) => Promise<unknown>;
}

/** Mails each admin that an endpoint was disabled, once. */
export function mailAdmins({ accounts, queueNotification }: MailAdminsDependencies) {
  return async ({ endpointId, url, reason, at }: DisabledEndpoint): Promise<void> => {
    for (const userId of await accounts.findAdministrators())
      await queueNotification({
        eventId: `webhookDisabled:${endpointId}:${at}:${userId}`,
        kind: "WEBHOOK_DISABLED",
        userId,
        data: { url, reason, at },
        sender: "service:notifications",
      });
  };
}

import type { Clock } from "@souk/kernel/values/clock";
import { claimNotifications } from "./claim-notifications.js";
import { listEmailTemplates, sendTestMail } from "./email-templates.js";
import { listNotifications } from "./list-notifications.js";
import type { Mailer } from "./mail.js";
import type { NotificationStore } from "./notification-store.js";
import { listOrderNotifications, readNotification } from "./read-notification.js";
import { previewMessage, sendMessage } from "./message-to-user.js";
import { resendNotification } from "./resend-notification.js";
import { queueNotification } from "./queue-notification.js";
import type { AccountsPeer } from "./peers.js";
import { sendNotification } from "./send-notification.js";
import { sweepNotifications } from "./sweep-notifications.js";
import { mailPreferences, type PreferenceStore } from "./preferences/mail-preferences.js";
import type { MailWriter } from "./write-mail.js";
import type { WebhookDependencies } from "./webhooks/webhook-dependencies.js";
import { webhooks } from "./webhooks/webhooks.js";

export interface NotificationsDependencies {
  readonly notifications: NotificationStore;
  readonly accounts: AccountsPeer;
  readonly preferences: PreferenceStore;
  readonly publicUrl: string;
  readonly mailer: Mailer;
  readonly mails: MailWriter;
  readonly clock: Clock;
  readonly newId: () => string;
  /** For so long after it was written a mail that went out can be sent again; 0: not at all. */
  readonly mailRetentionDays: number;
  readonly webhooks: Omit<WebhookDependencies, "clock" | "newId">;
}

export type NotificationsDomain = ReturnType<typeof notificationsDomain>;

/** Everything that notifications can do. */
export function notificationsDomain(deps: NotificationsDependencies) {
  const { clock, newId, accounts } = deps;
  const preferences = mailPreferences(deps);
  const queue = queueNotification({ ...deps, preferences });
  return {
    queueNotification: queue,
    sendNotification: sendNotification({ ...deps, preferences }),
    preferences,
    sweepNotifications: sweepNotifications(deps),
    claimNotifications: claimNotifications(deps),
    notifications: deps.notifications,
    listNotifications: listNotifications(deps),
    listOrderNotifications: listOrderNotifications(deps),
    resendNotification: resendNotification(deps),
    sendMessage: sendMessage(deps),
    previewMessage: previewMessage(deps),
    listEmailTemplates: listEmailTemplates(deps),
    readNotification: readNotification(deps),
    sendTestMail: sendTestMail(deps),
    webhooks: webhooks({ ...deps.webhooks, clock, newId, accounts, queueNotification: queue }),
  };
}

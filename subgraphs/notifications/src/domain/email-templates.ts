import { notificationKinds, type NotificationKind } from "./notification.js";
import type { NotificationContent } from "./notification-data.js";
import { queueNotification, type QueueNotificationParts } from "./queue-notification.js";
import { renderMail, templateVersion, type RenderedMail } from "./render-mail.js";
import { sampleContent } from "./sample-content.js";

/** The mail of one kind, as it would be with data that is nobody's. */
export interface EmailTemplate extends RenderedMail {
  readonly kind: NotificationKind;
  /** Another one whenever the template says something else. */
  readonly version: string;
}

const sampleName = "Ada Example";

export function listEmailTemplates(): EmailTemplate[] {
  return notificationKinds.map((kind) => ({
    kind,
    version: templateVersion(kind),
    ...renderMail(sampleOf(kind), sampleName),
  }));
}

/** Mails the sample of one kind to a user. False when there is no such kind. */
export function sendTestMail(parts: QueueNotificationParts) {
  const queue = queueNotification(parts);
  return async (name: string, userId: string): Promise<boolean> => {
    const kind = notificationKinds.find((candidate) => candidate === name);
    if (!kind) return false;
    const outcome = await queue({ eventId: `test:${parts.newId()}`, kind, userId, data: sampleContent[kind] });
    if (outcome.kind === "invalid")
      throw new Error(`the sample of ${kind} breaks its rule: ${JSON.stringify(outcome)}`);
    return true;
  };
}

function sampleOf(kind: NotificationKind): NotificationContent {
  return { kind, data: sampleContent[kind] } as NotificationContent;
}

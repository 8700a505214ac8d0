import { isSendable, type TemplateVariable } from "./message-to-user.js";
import { notificationKinds, type NotificationKind } from "./notification.js";
import { notificationDataRules, type NotificationContent } from "./notification-data.js";
import { queueNotification, type QueueNotificationDependencies } from "./queue-notification.js";
import type { RenderedMail } from "./render-mail.js";
import { sampleContent } from "./sample-content.js";
import type { MailWriter } from "./write-mail.js";
import type { Locale } from "@souk/kernel/values/locale";

/** The mail of one kind, rendered with invented data. */
export interface EmailTemplate extends RenderedMail {
  readonly kind: NotificationKind;
  /** Changes whenever the template's text changes. */
  readonly version: string;
  /** The fields of the template's data. */
  readonly variables: readonly TemplateVariable[];
  readonly isSendable: boolean;
}

const sampleName = "Ada Example";

export function listEmailTemplates({ mails }: { readonly mails: MailWriter }) {
  return async (locale: Locale): Promise<EmailTemplate[]> =>
    Promise.all(
      notificationKinds.map(async (kind) => ({
        kind,
        version: mails.versionOf(kind),
        variables: variablesOf(kind),
        isSendable: isSendable(kind),
        ...(await mails.write(sampleOf(kind), sampleName, locale)),
      })),
    );
}

/** Sends the sample mail of one kind to the requesting admin. Returns false when the kind does not exist. */
export function sendTestMail(deps: QueueNotificationDependencies) {
  const queue = queueNotification(deps);
  return async (name: string, userId: string): Promise<boolean> => {
    const kind = notificationKinds.find((candidate) => candidate === name);
    if (!kind) return false;
    const sender = `admin:${userId}`;
    const outcome = await queue({ eventId: `test:${deps.newId()}`, kind, userId, sender, data: sampleContent[kind] });
    if (outcome.kind === "invalid")
      throw new Error(`the sample of ${kind} breaks its rule: ${JSON.stringify(outcome)}`);
    return true;
  };
}

function sampleOf(kind: NotificationKind): NotificationContent {
  return { kind, data: sampleContent[kind] } as NotificationContent;
}

function variablesOf(kind: NotificationKind): TemplateVariable[] {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    notificationDataRules[kind].shape;
  return Object.entries(shape).map(([name, rule]) => ({ name, isRequired: !rule.safeParse(undefined).success }));
}

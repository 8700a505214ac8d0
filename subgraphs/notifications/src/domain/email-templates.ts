import { isSendable, type TemplateVariable } from "./message-to-user.js";
import { isMarketing, notificationKinds, type NotificationKind } from "./notification.js";
import { notificationDataRules, type DataOf, type NotificationContent } from "./notification-data.js";
import { queueNotification, type QueueNotificationDependencies } from "./queue-notification.js";
import type { MailReader, RenderedMail } from "./render-mail.js";
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

const link = "https://shop.example/a-link-of-a-real-mail";
const time = "2026-01-01T10:10:00.000Z";

/** Invented data for a mail of each kind, for previews and tests. */
export const sampleContent: { readonly [Kind in NotificationKind]: DataOf<Kind> } = {
  VERIFY_EMAIL: { code: "123456", link, expiresAt: time },
  ORDER_CONFIRMATION: {
    orderNumber: "ORD-1",
    lines: [
      { name: "Lamp", quantity: 2, lineTotal: "98.00" },
      { name: "Weaving for Beginners", quantity: 1, lineTotal: "59.00" },
    ],
    subtotal: "157.00",
    shippingTotal: "7.99",
    total: "164.99",
    currency: "CAD",
  },
  ORDER_CANCELLED: { orderNumber: "ORD-1" },
  ORDER_REFUNDED: { orderNumber: "ORD-1", amount: "7.99", currency: "CAD", reason: "by the shop" },
  ORDER_LINK: { orderNumber: "ORD-1", link, expiresAt: time },
  SHIPMENT_UPDATE: {
    orderNumber: "ORD-1",
    trackingNumber: "SHIP-888",
    carrier: "Canada Post",
    status: "IN_TRANSIT",
    detail: "left Ottawa",
    carrierTrackingNumber: "1234567890123456",
    trackingUrl: "https://carrier.example/track/1234567890123456",
    lines: [{ name: "Lamp", quantity: 2 }],
    scope: "ORDER",
    hasLeft: true,
  },
  COURSE_ENROLLED: { courseTitle: "Weaving for Beginners", courseSlug: "weaving-for-beginners" },
  ANSWERS_MARKED: {
    courseTitle: "Weaving for Beginners",
    lessonTitle: "Your first cloth",
    points: 7,
    maxPoints: 10,
    isPassed: true,
    link,
  },
  LESSON_QUESTION: { courseTitle: "Weaving for Beginners", lessonTitle: "The loom", link },
  LESSON_ANSWER: { courseTitle: "Weaving for Beginners", lessonTitle: "The loom", link },
  COURSE_ANNOUNCEMENT: {
    courseTitle: "Weaving for Beginners",
    subject: "A new chapter",
    body: "Hello,\n\nthe chapter about wool is ready.\nEnjoy it!",
    link,
  },
  CART_REMINDER: {
    lines: [{ name: "Lamp", quantity: 2, lineTotal: "98.00" }],
    total: "98.00",
    currency: "CAD",
    link,
  },
  REVIEW_REQUEST: { orderNumber: "ORD-1", lines: [{ name: "Lamp", link }] },
  BACK_IN_STOCK: { name: "Lamp", price: "49.00", currency: "CAD", link, isWish: false },
  PRICE_FALL: {
    lines: [
      { name: "Lamp", oldPrice: "49.00", price: "40.00", link },
      { name: "Weaving for Beginners", oldPrice: "59.00", price: "45.00", link },
    ],
    moreCount: 3,
    currency: "CAD",
    link,
  },
  CONFIRM_STOCK_MAIL: { name: "Lamp", link, expiresAt: time },
  SIGN_IN_CHANGED: { change: "RECOVERY_CODE_USED", detail: "9" },
  ACCOUNT_LOCKED: { until: time },
  ACCOUNT_CHANGED: { change: "ROLE_SET", role: "INSTRUCTOR", reason: null },
  PASSWORD_RESET: { link, expiresAt: time },
  PASSWORD_CHANGED: { at: time },
  CONFIRM_EMAIL_CHANGE: { code: "123456", link, expiresAt: time },
  EMAIL_CHANGE_REQUESTED: { newEmail: "new@example.com" },
  EMAIL_CHANGED: { newEmail: "new@example.com", oldEmail: "old@example.com" },
  ACCOUNT_DELETED: {},
  WEBHOOK_DISABLED: { url: "https://receiver.example/hook", reason: "FAILING", at: time },
  MESSAGE: { subject: "A question about your order", body: "Which color would you like?\n\nAnswer this mail." },
};

function sampleReader(kind: NotificationKind): MailReader {
  return { fullName: "Ada Example", preferencesLink: isMarketing(kind) ? link : null };
}

export function listEmailTemplates({ mails }: { readonly mails: MailWriter }) {
  return async (locale: Locale): Promise<EmailTemplate[]> =>
    Promise.all(
      notificationKinds.map(async (kind) => ({
        kind,
        version: mails.versionOf(kind),
        variables: variablesOf(kind),
        isSendable: isSendable(kind),
        ...(await mails.write(sampleOf(kind), sampleReader(kind), locale)),
      })),
    );
}

/** Sends the sample mail of one kind to the requesting admin. Returns false when the kind does not exist. */
export function sendTestMail(deps: Omit<QueueNotificationDependencies, "preferences">) {
  // an admin who refuses such mails sees in the list that the test was refused
  const queue = queueNotification({ ...deps, preferences: { isRefused: async () => false } });
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

import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { requestHash } from "@souk/kernel/values/request-hash";
import { z } from "zod";
import { sendableKinds, type Notification, type SendableKind } from "./notification.js";
import { notificationDataRules, type NotificationContent } from "./notification-data.js";
import type { NotificationStore } from "./notification-store.js";
import { notificationRules } from "./queue-notification.js";
import type { Recipient, AccountsPeer } from "./peers.js";
import { anyReader, renderSubject, type RenderedMail } from "./render-mail.js";
import type { MailWriter } from "./write-mail.js";
import { defaultLocale, type Locale } from "@souk/kernel/values/locale";

/** A template with variables, or free text: exactly one of the two. */
export interface MessageContentInput {
  readonly template?: string | null;
  readonly variables?: unknown;
  readonly subject?: string | null;
  readonly body?: string | null;
}

export interface MessageInput extends MessageContentInput {
  /** The account; `email` instead for a buyer without an account. */
  readonly userId?: string | null;
  readonly email?: string | null;
  readonly orderId?: string | null;
  readonly idempotencyKey: string;
}

type Invalid = { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export type SendMessageOutcome =
  | { readonly kind: "queued"; readonly notification: Notification; readonly isReplay: boolean }
  | { readonly kind: "userNotFound"; readonly userId: string | null }
  | { readonly kind: "keyReused" }
  | { readonly kind: "tooMany"; readonly retryAt: Date }
  | Invalid;

export type PreviewMessageOutcome = { readonly kind: "rendered"; readonly mail: RenderedMail } | Invalid;

export interface MessageDependencies {
  readonly notifications: Pick<NotificationStore, "insertAdminMessage">;
  readonly accounts: AccountsPeer;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * The maximum numbers of messages in an hour: more than a person writes by hand, but they stop a loop that uses an API
 * key.
 */
const maxPerHour = { bySender: 200, toRecipient: 20 };

const { shape } = notificationRules.MESSAGE;
const envelopeRule = z.object({
  userId: shape.userId,
  email: shape.recipient,
  orderId: shape.orderId,
  idempotencyKey: z.string().min(1, "must not be empty").max(200, "must be at most 200 characters"),
});

/**
 * Sends a notification from an admin to a user or to an address: once for each idempotency key, with an entry in the
 * audit log. Throws ServiceUnavailableError when accounts does not answer.
 */
export function sendMessage({ notifications, accounts, clock, newId }: MessageDependencies) {
  return async (input: MessageInput, action: AdminAction): Promise<SendMessageOutcome> => {
    const checked = checkMessage(input);
    if (checked.kind === "invalid") return checked;
    const { content, userId, recipient, orderId, idempotencyKey } = checked;
    const reader = await readerOf(accounts, { recipient, userId });
    if (reader === null) return { kind: "userNotFound", userId };
    const { email: address, locale = null } = reader;
    const id = newId();
    const sender = `admin:${action.actor.userId}`;
    const subject = renderSubject(content, locale ?? defaultLocale);
    const after = { kind: content.kind, subject, userId, orderId };
    return notifications.insertAdminMessage({
      notification: {
        ...content,
        id,
        userId,
        recipient,
        orderId,
        locale,
        subject,
        sender,
        createdAt: clock.now(),
        eventId: `${sender}:${idempotencyKey}`,
      },
      address,
      requestHash: requestHash([content, userId, recipient, orderId]),
      maxPerHour,
      jobs: auditJobs(action, { targetType: "Notification", targetId: id, before: null, after }),
    });
  };
}

/** Returns the address with its language; null when the user does not exist. */
async function readerOf(
  accounts: AccountsPeer,
  { recipient, userId }: Pick<CheckedMessage, "recipient" | "userId">,
): Promise<Pick<Recipient, "email" | "locale"> | null> {
  if (recipient !== null) return { email: recipient, locale: null };
  return userId === null ? null : accounts.findRecipient(userId);
}

/** Returns the mail as it would be sent to a reader without a name. */
export function previewMessage({ mails }: { readonly mails: Pick<MailWriter, "write"> }) {
  return async (input: MessageContentInput, locale: Locale): Promise<PreviewMessageOutcome> => {
    const checked = checkContent(input);
    if (checked.kind === "invalid") return checked;
    return { kind: "rendered", mail: await mails.write(checked.content, anyReader, locale) };
  };
}

/** A variable of a template: what `sendNotification` takes in `variables`. */
export interface TemplateVariable {
  readonly name: string;
  readonly isRequired: boolean;
}

export function isSendable(kind: string): kind is SendableKind {
  return sendableKinds.some((sendable) => sendable === kind);
}

function checkMessage(input: MessageInput): Invalid | CheckedMessage {
  const content = checkContent(input);
  const { userId = null, email = null, orderId, idempotencyKey } = input;
  const envelope = checkInput(envelopeRule, { userId, email, orderId, idempotencyKey });
  const hasOneRecipient = (userId === null) !== (email === null);
  const fields = [
    ...(content.kind === "invalid" ? content.fields : []),
    ...(envelope.ok ? [] : envelope.fields),
    ...(hasOneRecipient ? [] : [{ path: "userId", message: "exactly one of userId and email is needed" }]),
  ];
  if (content.kind === "invalid" || !envelope.ok || fields.length > 0) return { kind: "invalid", fields };
  const { email: recipient, ...rest } = envelope.value;
  return { kind: "checked", content: content.content, recipient, ...rest };
}

interface CheckedMessage {
  readonly kind: "checked";
  readonly content: NotificationContent;
  readonly userId: string | null;
  readonly recipient: string | null;
  readonly orderId: string | null;
  readonly idempotencyKey: string;
}

type CheckedContent = Invalid | { readonly kind: "content"; readonly content: NotificationContent };

function checkContent(input: MessageContentInput): CheckedContent {
  const { template = null, variables = null, subject = null, body = null } = input;
  const surplus = Object.entries(template === null ? { variables } : { subject, body })
    .filter(([, value]) => value !== null)
    .map(([path]) => ({ path, message: "give a template with variables, or a subject with a body" }));
  if (surplus.length > 0) return { kind: "invalid", fields: surplus };
  if (template === null) return checkData("MESSAGE", { subject: subject ?? "", body: body ?? "" }, []);
  if (isSendable(template)) return checkData(template, variables ?? {}, ["variables"]);
  return { kind: "invalid", fields: [{ path: "template", message: "must be a template that is sendable" }] };
}

function checkData(kind: SendableKind, data: unknown, under: readonly string[]): CheckedContent {
  const checked = checkInput<unknown>(notificationDataRules[kind], data);
  if (checked.ok) return { kind: "content", content: { kind, data: checked.value } as NotificationContent };
  const fields = checked.fields.map(({ path, message }) => ({
    path: [...under, path].filter((part) => part !== "").join("."),
    message,
  }));
  return { kind: "invalid", fields };
}

import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import { isMailAddress } from "./mail-address.js";
import { notificationKinds, type NotificationKind } from "./notification.js";
import { notificationDataRules, type NotificationContent } from "./notification-data.js";
import type { MailPreferences } from "./preferences/mail-preferences.js";
import type { NotificationStore } from "./notification-store.js";
import { renderSubject } from "./render-mail.js";
import { defaultLocale, isLocale, type Locale } from "@souk/kernel/values/locale";

export interface QueueNotificationInput {
  readonly eventId: string;
  readonly kind: NotificationKind;
  readonly userId?: string | null;
  readonly recipient?: string | null;
  readonly orderId?: string | null;
  readonly data: unknown;
  /** A language that the shop does not have counts as unknown. */
  readonly locale?: string | null;
  /** `service:<name>` or `admin:<id>`. */
  readonly sender?: string | null;
}

export type QueueNotificationOutcome =
  | { readonly kind: "queued" }
  | { readonly kind: "alreadyThere" }
  /** The reader refuses mails of this kind; nothing is stored. */
  | { readonly kind: "refused" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface QueueNotificationDependencies {
  readonly notifications: Pick<NotificationStore, "insertNotification" | "localeOfOrder">;
  readonly preferences: Pick<MailPreferences, "isRefused">;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Queues one notification per event, also when the request repeats. Calls no other service: accounts may supply the
 * address later. A refusal that is known only with the address is found when the mail is sent.
 */
export function queueNotification({ notifications, preferences, clock, newId }: QueueNotificationDependencies) {
  return async ({
    kind,
    sender = null,
    locale: given,
    ...input
  }: QueueNotificationInput): Promise<QueueNotificationOutcome> => {
    const checked = checkInput(notificationRules[kind], input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { data, ...plain } = checked.value;
    if (await preferences.isRefused(kind, { userId: plain.userId, address: plain.recipient }))
      return { kind: "refused" };
    const content = { kind, data } as NotificationContent;
    const locale = isLocale(given) ? given : await localeOf(plain.orderId);
    const queued = await notifications.insertNotification({
      ...plain,
      ...content,
      id: newId(),
      sender,
      locale,
      subject: renderSubject(content, locale ?? defaultLocale),
      createdAt: clock.now(),
    });
    return { kind: queued ? "queued" : "alreadyThere" };
  };

  async function localeOf(orderId: string | null): Promise<Locale | null> {
    return orderId === null ? null : notifications.localeOfOrder(orderId);
  }
}

export const notificationRules = Object.fromEntries(notificationKinds.map((kind) => [kind, ruleOf(kind)])) as Record<
  NotificationKind,
  ReturnType<typeof ruleOf>
>;

function ruleOf(kind: NotificationKind) {
  return z
    .object({
      eventId: z.string().min(1, "must not be empty").max(200, "must be at most 200 characters"),
      userId: z
        .string()
        .refine(isUuid, "must be an id")
        .nullish()
        .transform((id) => id?.toLowerCase() ?? null),
      recipient: z
        .string()
        .refine(isMailAddress, "must be a mail address")
        .nullish()
        .transform((to) => to ?? null),
      orderId: z
        .string()
        .refine(isUuid, "must be an id")
        .nullish()
        .transform((id) => id?.toLowerCase() ?? null),
      data: notificationDataRules[kind] as z.ZodType,
    })
    .refine(({ userId, recipient }) => userId !== null || recipient !== null, {
      path: ["recipient"],
      message: "is needed where there is no userId",
    });
}

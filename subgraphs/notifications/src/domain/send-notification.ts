import type { Clock } from "@souk/kernel/values/clock";
import type { Mailer, MailOutcome } from "./mail.js";
import { isMailAddress } from "./mail-address.js";
import { isShortLived } from "./notification.js";
import type { NotificationStore, ClaimedNotification } from "./notification-store.js";
import type { AccountsPeer, Recipient } from "./peers.js";
import type { MailPreferences } from "./preferences/mail-preferences.js";
import type { MailWriter } from "./write-mail.js";
import { defaultLocale, type Locale } from "@souk/kernel/values/locale";

export interface SendNotificationDependencies {
  readonly notifications: Pick<
    NotificationStore,
    "takeUnsent" | "noteFailedTry" | "markSent" | "markFailed" | "isOutdated"
  >;
  readonly accounts: Pick<AccountsPeer, "findRecipient">;
  readonly mailer: Mailer;
  readonly mails: Pick<MailWriter, "write">;
  readonly preferences: Pick<MailPreferences, "isRefused" | "linkOf">;
  readonly clock: Clock;
  /** The number of days after it was written for which a sent mail can be sent again; 0 for never. */
  readonly mailRetentionDays: number;
}

export type SendNotificationOutcome =
  | { readonly kind: "sent" }
  | { readonly kind: "nothingToSend" }
  /** The reader refuses mails of this kind, or a reminder of a cart has become outdated. */
  | { readonly kind: "unwanted" }
  /** `isGivenUp`: the job may be retried once the cause is fixed. */
  | { readonly kind: "failed"; readonly error: string; readonly isGivenUp: boolean };

/**
 * Sends a queued mail, or a failed one that is to be sent again. Throws so that the job is retried; a permanent refusal
 * and the last attempt end as FAILED. The data is kept for sending again, even after a refusal, because the account's
 * address may change. A code is not kept, because it expires within hours.
 * A crash between the mail server's acceptance and the update of the notification sends the mail twice, under the same
 * Message-ID.
 */
export function sendNotification(deps: SendNotificationDependencies) {
  const { notifications, clock, mailRetentionDays } = deps;
  return async (id: string, isLastAttempt: boolean): Promise<SendNotificationOutcome> => {
    const queued = await notifications.takeUnsent(id);
    if (!queued) return { kind: "nothingToSend" };
    const canBeStored = !isShortLived(queued.kind);
    const delivery = await deliver(deps, queued).catch(async (error: unknown): Promise<Delivery> => {
      const reason = reasonOf(error);
      if (isLastAttempt) return { kind: "givenUp", recipient: queued.recipient, reason };
      await notifications.noteFailedTry(id, reason);
      throw error;
    });
    if (delivery.kind === "unwanted") {
      const { recipient, reason: error } = delivery;
      await notifications.markFailed(id, { recipient, error, keepsData: false });
      return { kind: "unwanted" };
    }
    if (delivery.kind !== "accepted") {
      const { recipient, reason: error } = delivery;
      await notifications.markFailed(id, { recipient, error, keepsData: canBeStored });
      return { kind: "failed", error, isGivenUp: delivery.kind === "givenUp" && canBeStored };
    }
    const { recipient, locale, subject, body } = delivery;
    await notifications.markSent(id, {
      recipient,
      locale,
      subject,
      body,
      sentAt: clock.now(),
      keepsData: canBeStored && mailRetentionDays > 0,
    });
    return { kind: "sent" };
  };
}

type Delivery =
  | {
      kind: "accepted";
      recipient: string;
      locale: Locale;
      subject: string;
      body: { text: string; html: string } | null;
    }
  | { kind: "unwanted" | "refused" | "givenUp"; recipient: string | null; reason: string };

async function deliver(
  { notifications, accounts, mailer, mails, preferences, clock }: SendNotificationDependencies,
  queued: ClaimedNotification,
): Promise<Delivery> {
  const { id, userId, timesSent: round } = queued;
  const known = queued.recipient === null ? null : { email: queued.recipient, fullName: null };
  const to: Recipient | null = known ?? (userId === null ? null : await accounts.findRecipient(userId));
  if (!to) return { kind: "refused", recipient: null, reason: "accounts know no such user" };
  // an invalid address is kept out of the list of recipients too
  if (!isMailAddress(to.email))
    return { kind: "refused", recipient: null, reason: "what accounts have for this user is no mail address" };
  if (await preferences.isRefused(queued.kind, { userId, address: to.email }))
    return { kind: "unwanted", recipient: to.email, reason: "the reader refuses mails of this kind" };
  if (queued.kind === "CART_REMINDER" && (await notifications.isOutdated(id, lastUsefulTime(clock.now()))))
    return {
      kind: "unwanted",
      recipient: to.email,
      reason: "the reader has ordered since, or the reminder is too old",
    };
  const preferencesLink = await preferences.linkOf(queued);
  const locale = to.chosenLocale ?? queued.locale ?? to.locale ?? defaultLocale;
  const { subject, text, html } = await mails.write(queued, { fullName: to.fullName, preferencesLink }, locale);
  const outcome: MailOutcome = await mailer.send({
    id,
    round,
    recipient: to.email,
    subject,
    text,
    html,
    headers: preferencesLink === null ? {} : unsubscribeHeaders(preferencesLink),
  });
  if (outcome.kind === "refused") return { kind: "refused", recipient: to.email, reason: outcome.reason };
  return { kind: "accepted", recipient: to.email, locale, subject, body: mailer.keepsBodies ? { text, html } : null };
}

/** A reminder that waited longer for the mail server has old prices. */
function lastUsefulTime(now: Date): Date {
  return new Date(now.getTime() - 12 * 3_600_000);
}

/** Mail programs show a button that refuses the kind of the mail by one POST to the link (RFC 8058). */
function unsubscribeHeaders(link: string): Readonly<Record<string, string>> {
  return { "List-Unsubscribe": `<${link}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

const maxReasonLength = 500;

function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return (reason || "no reason given").slice(0, maxReasonLength);
}

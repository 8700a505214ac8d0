import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import { anyReader } from "./render-mail.js";
import { isShortLived, type NotificationKind } from "./notification.js";
import type { StoredContent, NotificationStore } from "./notification-store.js";
import type { MailWriter } from "./write-mail.js";
import { defaultLocale } from "@souk/kernel/values/locale";

export interface ReadMail {
  readonly text: string;
  readonly html: string;
}

/**
 * Returns the stored text of a mail, or renders it from the stored data; null once both are deleted. A mail with a code
 * or a link can be read only in its mailbox: anyone who could read it in the list could take over the account.
 */
export function readNotification({ mails }: { readonly mails: Pick<MailWriter, "write"> }) {
  return async (kind: NotificationKind, stored: StoredContent | null): Promise<ReadMail | null> => {
    if (stored === null || isShortLived(kind)) return null;
    return stored.body ?? (stored.content && mails.write(stored.content, anyReader, stored.locale ?? defaultLocale));
  };
}

/**
 * Returns the notifications of orders that a viewer may see: their own, or all for admins; empty for an anonymous
 * viewer.
 */
export function listOrderNotifications({
  notifications,
}: {
  readonly notifications: Pick<NotificationStore, "notificationsOfOrders">;
}) {
  return async (orderIds: readonly string[], viewer: Viewer) =>
    viewer.kind === "nobody" ? [] : notifications.notificationsOfOrders(orderIds, isAdmin(viewer) ? null : viewer.id);
}

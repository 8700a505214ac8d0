import { isAdmin, type Viewer } from "@souk/kernel/viewer";
import { isShortLived, type NotificationKind } from "./notification.js";
import type { KeptContent, NotificationStore } from "./notification-store.js";
import { renderMail } from "./render-mail.js";

export interface ReadMail {
  readonly text: string;
  readonly html: string;
}

/**
 * What a mail said, or will say, as far as it is here; null once it is forgotten. One with a code or a link in it is read in its
 * mailbox and nowhere else: by it, whoever reads the list could become its owner.
 */
export function readNotification(kind: NotificationKind, kept: KeptContent | null): ReadMail | null {
  if (kept === null || isShortLived(kind)) return null;
  return kept.body ?? (kept.content && renderMail(kept.content, null));
}

/** Whose notifications of an order a viewer sees: their own, everyone's for admins; null for nobody's. */
export function listOrderNotifications({
  notifications,
}: {
  readonly notifications: Pick<NotificationStore, "notificationsOfOrders">;
}) {
  return async (orderIds: readonly string[], viewer: Viewer) =>
    viewer.kind === "nobody" ? [] : notifications.notificationsOfOrders(orderIds, isAdmin(viewer) ? null : viewer.id);
}

import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import { isAdmin, type Buyer } from "@souk/kernel/viewer";
import type { Notification } from "./notification.js";
import type { NotificationStore } from "./notification-store.js";

export const notificationOrder = "NEWEST";
/** The time and the id. */
const cursorLength = 2;

export interface ListedNotifications {
  readonly page: Page<Notification>;
  readonly count: () => Promise<number>;
}

/** The viewer's own, everyone's for an admin; newest first. Throws PageArgumentError. */
export function listNotifications({
  notifications,
}: {
  notifications: Pick<NotificationStore, "listNotifications" | "countNotifications">;
}) {
  return async (page: PageArguments, viewer: Buyer): Promise<ListedNotifications> => {
    const request = readPageArguments(page, notificationOrder, cursorLength);
    const userId = isAdmin(viewer) ? null : viewer.id;
    const rows = await notifications.listNotifications(userId, request);
    return { page: pageOf(request, rows), count: () => notifications.countNotifications(userId) };
  };
}

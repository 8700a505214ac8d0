import { pageOf, readPageArguments, type ListedRow, type Page, type PageArguments } from "@souk/kernel/values/page";
import { isUuid } from "@souk/kernel/values/uuid";
import { isAdmin, type Buyer } from "@souk/kernel/identity/viewer";
import { notificationKinds, type Notification } from "./notification.js";
import type { NotificationFilter, NotificationSort, NotificationStore } from "./notification-store.js";

const maxTextLength = 254;

export interface NotificationsRequest {
  readonly status?: Notification["status"] | null;
  readonly kind?: string | null;
  readonly recipient?: string | null;
  readonly orderId?: string | null;
  readonly search?: string | null;
}

export interface ListNotificationsRequest {
  readonly page: PageArguments;
  readonly requested: NotificationsRequest;
  /** NEWEST when absent. */
  readonly sort?: NotificationSort | null | undefined;
}

export interface NotificationList {
  readonly kind: "listed";
  readonly page: Page<ListedRow<Notification>>;
  readonly sort: NotificationSort;
  readonly count: () => Promise<number>;
}

export type ListedNotifications =
  NotificationList | { readonly kind: "badFilter"; readonly path: string; readonly message: string };

/** Lists the viewer's own notifications, or all notifications for an admin. Throws PageArgumentError. */
export function listNotifications({
  notifications,
}: {
  notifications: Pick<NotificationStore, "listNotifications" | "countNotifications">;
}) {
  return async (
    { page, requested, sort: given }: ListNotificationsRequest,
    viewer: Buyer,
  ): Promise<ListedNotifications> => {
    for (const name of ["recipient", "search"] as const)
      if ((requested[name]?.length ?? 0) > maxTextLength)
        return { kind: "badFilter", path: `filter.${name}`, message: `must be at most ${maxTextLength} characters` };
    const sort = given ?? "NEWEST";
    const request = readPageArguments(page, sort, cursorLength(sort));
    const filter = filterOf(requested);
    if (!filter) return { kind: "listed", page: pageOf(request, []), sort, count: async () => 0 };
    const scope = { userId: isAdmin(viewer) ? null : viewer.id, filter };
    const rows = await notifications.listNotifications(scope, sort, request);
    return { kind: "listed", page: pageOf(request, rows), sort, count: () => notifications.countNotifications(scope) };
  };
}

/** The number of values in a cursor: the time and the id, preceded by the recipient or the kind for those sorts. */
function cursorLength(sort: NotificationSort): number {
  return sort === "NEWEST" || sort === "OLDEST" ? 2 : 3;
}

/** Returns null when no notification can match. */
function filterOf({ status, kind, recipient, orderId, search }: NotificationsRequest): NotificationFilter | null {
  const known = notificationKinds.find((candidate) => candidate === kind);
  if ((kind != null && !known) || (orderId != null && !isUuid(orderId))) return null;
  return {
    ...(status == null ? {} : { status }),
    ...(known ? { kind: known } : {}),
    ...(recipient?.trim() ? { recipient: recipient.trim() } : {}),
    ...(orderId == null ? {} : { orderId }),
    ...(search?.trim() ? { search: search.trim() } : {}),
  };
}

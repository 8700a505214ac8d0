import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import { isUuid } from "@souk/kernel/uuid";
import { isAdmin, type Buyer } from "@souk/kernel/viewer";
import { notificationKinds, type Notification } from "./notification.js";
import type { NotificationFilter, NotificationStore } from "./notification-store.js";

export const notificationOrder = "NEWEST";
/** The time and the id. */
const cursorLength = 2;
const maxTextLength = 254;

export interface AskedNotifications {
  readonly status?: Notification["status"] | null;
  readonly kind?: string | null;
  readonly recipient?: string | null;
  readonly orderId?: string | null;
  readonly search?: string | null;
}

export type ListedNotifications =
  | { readonly kind: "listed"; readonly page: Page<Notification>; readonly count: () => Promise<number> }
  | { readonly kind: "badFilter"; readonly path: string; readonly message: string };

/** The viewer's own, everyone's for an admin; newest first. Throws PageArgumentError. */
export function listNotifications({
  notifications,
}: {
  notifications: Pick<NotificationStore, "listNotifications" | "countNotifications">;
}) {
  return async (page: PageArguments, asked: AskedNotifications, viewer: Buyer): Promise<ListedNotifications> => {
    for (const name of ["recipient", "search"] as const)
      if ((asked[name]?.length ?? 0) > maxTextLength)
        return { kind: "badFilter", path: `filter.${name}`, message: `must be at most ${maxTextLength} characters` };
    const request = readPageArguments(page, notificationOrder, cursorLength);
    const filter = filterOf(asked);
    if (!filter) return { kind: "listed", page: pageOf(request, []), count: async () => 0 };
    const scope = { userId: isAdmin(viewer) ? null : viewer.id, filter };
    const rows = await notifications.listNotifications(scope, request);
    return { kind: "listed", page: pageOf(request, rows), count: () => notifications.countNotifications(scope) };
  };
}

/** Null: nothing can be what is asked for. */
function filterOf({ status, kind, recipient, orderId, search }: AskedNotifications): NotificationFilter | null {
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

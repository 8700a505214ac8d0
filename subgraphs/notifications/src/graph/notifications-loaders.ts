import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import type DataLoader from "dataloader";
import type { StoredContent } from "../domain/notification-store.js";
import type { Notification } from "../domain/notification.js";
import type { NotificationsDomain } from "../domain/notifications-domain.js";

export interface NotificationsLoaders {
  readonly storedContents: DataLoader<string, StoredContent | null>;
  /** Loads only notifications that the viewer may see. */
  readonly ofOrder: DataLoader<string, readonly Notification[]>;
}

const loadersKey = {};

/**
 * Returns the batch loaders of this request: each kind of data costs one statement, for any number of notifications.
 */
export function notificationsLoaders(domain: NotificationsDomain, context: GraphContext): NotificationsLoaders {
  return oncePerRequest(context, loadersKey, () => ({
    storedContents: batchLoader(
      (ids) => domain.notifications.storedContents(ids),
      (content) => content.id,
    ),
    ofOrder: groupLoader(
      (orderIds) => domain.listOrderNotifications(orderIds, context.viewer),
      (notification) => notification.orderId ?? "",
    ),
  }));
}

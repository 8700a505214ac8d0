import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import type { NotificationsDomain } from "../domain/notifications-domain.js";

const loadersKey = {};

/**
 * Returns the batch loaders of this request: each kind of data costs one statement, for any number of notifications.
 */
export function notificationsLoaders(domain: NotificationsDomain, context: GraphContext) {
  return oncePerRequest(context, loadersKey, () => ({
    storedContents: batchLoader(
      (ids) => domain.notifications.storedContents(ids),
      (content) => content.id,
    ),
    /** Loads only notifications that the viewer may see. */
    ofOrder: groupLoader(
      (orderIds) => domain.listOrderNotifications(orderIds, context.viewer),
      (notification) => notification.orderId ?? "",
    ),
  }));
}

import { batchLoader, groupLoader } from "@souk/kernel/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/graph-context";
import type { NotificationsDomain } from "../domain/notifications-domain.js";

const loadersKey = {};

/** The batch loaders of this request: however many notifications an answer holds, each kind of data costs one statement. */
export function notificationLoaders(domain: NotificationsDomain, context: GraphContext) {
  return oncePerRequest(context, loadersKey, () => ({
    keptContents: batchLoader(
      (ids) => domain.notifications.keptContents(ids),
      (kept) => kept.id,
    ),
    /** As far as the viewer may see them. */
    ofOrder: groupLoader(
      (orderIds) => domain.listOrderNotifications(orderIds, context.viewer),
      (notification) => notification.orderId ?? "",
    ),
  }));
}

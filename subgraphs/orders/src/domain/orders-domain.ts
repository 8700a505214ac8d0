import { advanceOrder } from "./advance-order.js";
import { cancelOrder, expireOrder } from "./cancel-order.js";
import { checkout, type CheckoutParts } from "./checkout.js";
import { findOrder } from "./find-order.js";
import { listOrders } from "./list-orders.js";
import { payOrder } from "./pay-order.js";
import { recordShipment } from "./record-shipment.js";

export type OrdersDomain = ReturnType<typeof ordersDomain>;

/** Everything that orders can do. */
export function ordersDomain(parts: CheckoutParts) {
  const cancelling = { store: parts.store, inventory: parts.peers.inventory, clock: parts.clock };
  return {
    peers: parts.peers,
    checkout: checkout(parts),
    payOrder: payOrder(parts),
    cancelOrder: cancelOrder(cancelling),
    expireOrder: expireOrder(cancelling),
    advanceOrder: advanceOrder(parts),
    recordShipment: recordShipment(parts),
    findOrder: findOrder(parts),
    listOrders: listOrders(parts),
  };
}

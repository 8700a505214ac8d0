import { groupLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import type DataLoader from "dataloader";
import type { Shipment } from "../domain/shipment/shipment.js";
import type { ShipmentStore } from "../domain/shipment/shipment-store.js";

export interface ShippingLoaders {
  readonly shipmentsOfOrder: DataLoader<string, readonly Shipment[]>;
}

const loadersKey = {};

/** Returns the batch loaders of this request, so that the shipments of all orders in a response cost one statement. */
export function shippingLoaders(shipments: ShipmentStore, context: GraphContext): ShippingLoaders {
  return oncePerRequest(context, loadersKey, () => ({
    shipmentsOfOrder: groupLoader(
      (orderIds) => shipments.findShipmentsOfOrders(orderIds),
      (shipment) => shipment.orderId,
    ),
  }));
}

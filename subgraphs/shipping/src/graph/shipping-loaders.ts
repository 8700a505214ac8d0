import { groupLoader } from "@souk/kernel/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/graph-context";
import type DataLoader from "dataloader";
import type { Shipment } from "../domain/shipment.js";
import type { ShipmentStore } from "../domain/shipment-store.js";

export interface ShippingLoaders {
  readonly shipmentsOfOrder: DataLoader<string, readonly Shipment[]>;
}

const loadersKey = {};

/** The batch loaders of this request: the shipments of all orders of an answer cost one statement. */
export function shippingLoaders(shipments: ShipmentStore, context: GraphContext): ShippingLoaders {
  return oncePerRequest(context, loadersKey, () => ({
    shipmentsOfOrder: groupLoader(
      (orderIds) => shipments.findShipmentsOfOrders(orderIds),
      (shipment) => shipment.orderId,
    ),
  }));
}

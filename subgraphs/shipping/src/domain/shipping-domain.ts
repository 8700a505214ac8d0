import type { Clock } from "@souk/kernel/values/clock";
import { addShipment } from "./shipment/add-shipment.js";
import { mailBuyer } from "./shipment/mail-buyer.js";
import { cancelShipment } from "./shipment/cancel-shipment.js";
import { changeShipment, withdrawShipment } from "./shipment/change-shipment.js";
import { claimShipments } from "./shipment/claim-shipments.js";
import { createShipment } from "./shipment/create-shipment.js";
import { findShipment } from "./shipment/find-shipment.js";
import { importShipment } from "./import/import-shipment.js";
import { offerShipping } from "./rate/offer-shipping.js";
import type { NotificationsPeer, OrdersPeer } from "./peers.js";
import { quoteShipping } from "./rate/quote-shipping.js";
import type { CalculateShippingDeps } from "./rate/calculate-shipping.js";
import type { ShipmentStore } from "./shipment/shipment-store.js";
import { notifyOrders } from "./shipment/notify-orders.js";
import { readShippingPolicy } from "./rate/shipping-policy.js";
import { updateShipment } from "./shipment/update-shipment.js";

export interface ShippingDependencies extends CalculateShippingDeps {
  readonly shipments: ShipmentStore;
  readonly buyers: NotificationsPeer;
  readonly orders: OrdersPeer;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The shop's only currency. */
  readonly currency: string;
}

export type ShippingDomain = ReturnType<typeof shippingDomain>;

/** Builds all operations of shipping. */
export function shippingDomain(deps: ShippingDependencies) {
  return {
    shipments: deps.shipments,
    importers: { shipments: importShipment(deps) },
    quoteShipping: quoteShipping(deps),
    offerShipping: offerShipping(deps),
    readShippingPolicy: readShippingPolicy(deps),
    createShipment: createShipment(deps),
    cancelShipment: cancelShipment(deps),
    claimShipments: claimShipments(deps),
    findShipment: findShipment(deps),
    updateShipment: updateShipment(deps),
    addShipment: addShipment(deps),
    changeShipment: changeShipment(deps),
    withdrawShipment: withdrawShipment(deps),
    mailBuyer: mailBuyer(deps),
    notifyOrders: notifyOrders(deps),
  };
}

import type { Clock } from "@souk/kernel/values/clock";
import { addShipment } from "./shipment/add-shipment.js";
import type { BuyerNotifier } from "./shipment/buyer-notifier.js";
import { cancelShipment } from "./shipment/cancel-shipment.js";
import { changeShipment, withdrawShipment } from "./shipment/change-shipment.js";
import { claimShipments } from "./shipment/claim-shipments.js";
import { createShipment } from "./shipment/create-shipment.js";
import { findShipment } from "./shipment/find-shipment.js";
import { mailBuyer } from "./shipment/mail-buyer.js";
import { offerShipping } from "./rate/offer-shipping.js";
import type { OrderBook } from "./shipment/order-book.js";
import { quoteShipping } from "./rate/quote-shipping.js";
import type { RateStore } from "./rate/rate-store.js";
import type { ShipmentStore } from "./shipment/shipment-store.js";
import { tellOrders } from "./shipment/notify-orders.js";
import { tellShippingPolicy } from "./rate/tell-shipping-policy.js";
import { updateShipment } from "./shipment/update-shipment.js";

export interface ShippingParts {
  readonly shipments: ShipmentStore;
  readonly rates: RateStore;
  readonly buyers: BuyerNotifier;
  readonly orders: OrderBook;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The shop's only currency. */
  readonly currency: string;
}

export type ShippingDomain = ReturnType<typeof shippingDomain>;

/** Builds all operations of shipping. */
export function shippingDomain(parts: ShippingParts) {
  return {
    shipments: parts.shipments,
    quoteShipping: quoteShipping(parts),
    offerShipping: offerShipping(parts),
    tellShippingPolicy: tellShippingPolicy(parts),
    createShipment: createShipment(parts),
    cancelShipment: cancelShipment(parts),
    claimShipments: claimShipments(parts),
    findShipment: findShipment(parts),
    updateShipment: updateShipment(parts),
    addShipment: addShipment(parts),
    changeShipment: changeShipment(parts),
    withdrawShipment: withdrawShipment(parts),
    mailBuyer: mailBuyer(parts),
    tellOrders: tellOrders(parts),
  };
}

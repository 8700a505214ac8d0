import type { Clock } from "@souk/kernel/values/clock";
import { addShipment } from "./add-shipment.js";
import type { BuyerNotifier } from "./buyer-notifier.js";
import { cancelShipment } from "./cancel-shipment.js";
import { changeShipment, withdrawShipment } from "./change-shipment.js";
import { claimShipments } from "./claim-shipments.js";
import { createShipment } from "./create-shipment.js";
import { findShipment } from "./find-shipment.js";
import { mailBuyer } from "./mail-buyer.js";
import { offerShipping } from "./offer-shipping.js";
import type { OrderBook } from "./order-book.js";
import { quoteShipping } from "./quote-shipping.js";
import type { RateStore } from "./rate-store.js";
import type { ShipmentStore } from "./shipment-store.js";
import { tellOrders } from "./tell-orders.js";
import { tellShippingPolicy } from "./tell-shipping-policy.js";
import { updateShipment } from "./update-shipment.js";

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

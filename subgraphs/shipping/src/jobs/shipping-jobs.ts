import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { ShippingDomain } from "../domain/shipping-domain.js";
import type { ShipmentChange } from "../domain/shipment/shipment-store.js";

export function shippingJobs({ mailBuyer, notifyOrders }: ShippingDomain): JobHandlers {
  return {
    mailBuyer: (change: ShipmentChange) => mailBuyer(change),
    tellOrders: (change: ShipmentChange) => notifyOrders(change),
  };
}

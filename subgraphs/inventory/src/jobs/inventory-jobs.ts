import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { InventoryDomain } from "../domain/inventory-domain.js";

export function inventoryJobs(domain: InventoryDomain): JobHandlers {
  return {
    releaseExpired: ({ orderId }: { orderId: string }) => domain.expireReservation(orderId),
  };
}

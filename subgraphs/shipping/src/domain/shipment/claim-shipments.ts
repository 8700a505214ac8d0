import { isUuid } from "@souk/kernel/values/uuid";
import type { ShipmentStore } from "./shipment-store.js";

export interface ShipmentsClaim {
  readonly userId: string;
  readonly orderIds: readonly string[];
}

/** Assigns the shipments of claimed orders to the user who claimed them. A repeat changes nothing. */
export function claimShipments({ shipments }: { readonly shipments: Pick<ShipmentStore, "changeBuyer"> }) {
  return async ({ userId, orderIds }: ShipmentsClaim): Promise<void> => {
    const known = orderIds.filter(isUuid);
    if (isUuid(userId) && known.length > 0) await shipments.changeBuyer(known, userId);
  };
}

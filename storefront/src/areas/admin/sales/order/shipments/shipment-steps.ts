import type { ShipmentStatus } from "../../../../../graph/schema-types.generated";

/** The next statuses that shipping accepts for a shipment; the most likely one comes first. */
const shipmentSteps: Readonly<Record<ShipmentStatus, readonly ShipmentStatus[]>> = {
  PENDING: ["IN_TRANSIT", "FAILED"],
  IN_TRANSIT: ["DELIVERED", "FAILED", "RETURNED"],
  FAILED: ["IN_TRANSIT", "RETURNED"],
  DELIVERED: ["RETURNED"],
  RETURNED: [],
};

/** Returns the next statuses for a shipment, without IN_TRANSIT if the order is closed. */
export function stepsOf(status: ShipmentStatus, orderIsClosed: boolean): readonly ShipmentStatus[] {
  return shipmentSteps[status].filter((next) => !(orderIsClosed && next === "IN_TRANSIT"));
}

import type { ShipmentStatus } from "../../../../graph/schema-types.generated";

/** What shipping lets a shipment become next; the likely one first. */
const shipmentSteps: Readonly<Record<ShipmentStatus, readonly ShipmentStatus[]>> = {
  PENDING: ["IN_TRANSIT", "FAILED"],
  IN_TRANSIT: ["DELIVERED", "FAILED", "RETURNED"],
  FAILED: ["IN_TRANSIT", "RETURNED"],
  DELIVERED: ["RETURNED"],
  RETURNED: [],
};

/** Of an order that has ended before it left, nothing is sent any more. */
export function stepsOf(status: ShipmentStatus, orderIsClosed: boolean): readonly ShipmentStatus[] {
  return shipmentSteps[status].filter((next) => !(orderIsClosed && next === "IN_TRANSIT"));
}

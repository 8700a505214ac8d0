import { auditJobs, type AdminAct } from "@souk/kernel/admin-act";
import type { Clock } from "@souk/kernel/clock";
import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
import { mayBecome, type Shipment, type ShipmentStatus } from "./shipment.js";
import { shipmentDetailRule } from "./shipment-rules.js";
import type { ShipmentStore } from "./shipment-store.js";
import { readTrackingNumber } from "./tracking-number.js";

export interface UpdateShipmentInput {
  readonly trackingNumber: string;
  readonly status: ShipmentStatus;
  readonly detail?: string | null;
}

export type UpdateShipmentOutcome =
  | { readonly kind: "updated"; readonly shipment: Shipment }
  | { readonly kind: "notFound"; readonly trackingNumber: string }
  | { readonly kind: "cannotMove"; readonly from: ShipmentStatus; readonly to: ShipmentStatus }
  | { readonly kind: "movedMeanwhile" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface UpdateShipmentParts {
  readonly shipments: Pick<ShipmentStore, "findShipmentByNumber" | "moveShipment">;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Moves a shipment along the transition table. The status that it has already is no error: with a new detail it becomes
 * a remark among the events, without one (or with the last one again) nothing changes. Remarks are not mailed.
 */
export function updateShipment({ shipments, clock, newId }: UpdateShipmentParts) {
  return async (
    { trackingNumber, status, ...input }: UpdateShipmentInput,
    act: AdminAct,
  ): Promise<UpdateShipmentOutcome> => {
    const checked = checkInput(shipmentDetailRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { detail } = checked.value;
    const number = readTrackingNumber(trackingNumber);
    const shipment = number === null ? null : await shipments.findShipmentByNumber(number);
    if (!shipment) return { kind: "notFound", trackingNumber };
    if (saysNothingNew(shipment, status, detail)) return { kind: "updated", shipment };
    const from = shipment.status;
    if (status !== from && !mayBecome(shipment, status)) return { kind: "cannotMove", from, to: status };
    const event = { id: newId(), at: clock.now(), status, detail };
    const change = { before: { status: from }, after: { status, detail } };
    const jobs = auditJobs(act, { targetType: "Shipment", targetId: shipment.id, ...change });
    if (await shipments.moveShipment({ shipmentId: shipment.id, from, event, jobs }))
      return { kind: "updated", shipment: { ...shipment, status, events: [...shipment.events, event] } };
    const current = await shipments.findShipmentByNumber(shipment.trackingNumber);
    return current?.status === status ? { kind: "updated", shipment: current } : { kind: "movedMeanwhile" };
  };
}

function saysNothingNew(shipment: Shipment, status: ShipmentStatus, detail: string | null): boolean {
  return shipment.status === status && (detail === null || detail === shipment.events.at(-1)?.detail);
}

import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { mayBecome, type Shipment, type ShipmentStatus, readTrackingNumber } from "./shipment.js";
import { updateShipmentRule } from "./shipment-rules.js";
import type { EnteredTracking, ShipmentStore } from "./shipment-store.js";

export interface UpdateShipmentInput {
  readonly trackingNumber: string;
  readonly status: ShipmentStatus;
  readonly detail?: string | null;
  /** An absent field stays unchanged. */
  readonly carrierTrackingNumber?: string | null;
  readonly trackingUrl?: string | null;
}

export type UpdateShipmentOutcome =
  | { readonly kind: "updated"; readonly shipment: Shipment }
  | { readonly kind: "notFound"; readonly trackingNumber: string }
  | { readonly kind: "cannotMove"; readonly from: ShipmentStatus; readonly to: ShipmentStatus }
  | { readonly kind: "movedMeanwhile" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface UpdateShipmentDependencies {
  readonly shipments: Pick<ShipmentStore, "findShipmentByNumber" | "moveShipment">;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Moves a shipment along the transition table. The current status is not an error: a new detail, tracking number or
 * link adds a remark to the events; otherwise nothing changes. Remarks are not mailed.
 */
export function updateShipment({ shipments, clock, newId }: UpdateShipmentDependencies) {
  return async (
    { trackingNumber, status, ...input }: UpdateShipmentInput,
    action: AdminAction,
  ): Promise<UpdateShipmentOutcome> => {
    const checked = checkInput(updateShipmentRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { detail, ...tracking } = checked.value;
    const number = readTrackingNumber(trackingNumber);
    const shipment = number === null ? null : await shipments.findShipmentByNumber(number);
    if (!shipment) return { kind: "notFound", trackingNumber };
    if (isUnchanged(shipment, status, detail) && !changesTracking(shipment, tracking))
      return { kind: "updated", shipment };
    const from = shipment.status;
    if (status !== from && !mayBecome(shipment, status)) return { kind: "cannotMove", from, to: status };
    const isRemark = status === from;
    const text = isRemark ? (detail ?? "The carrier's tracking number or link was changed.") : detail;
    const event = { id: newId(), at: clock.now(), status, detail: text };
    const { carrierTrackingNumber, trackingUrl } = shipment;
    const before = { status: from, carrierTrackingNumber, trackingUrl };
    const change = { before, after: { ...before, status, detail, ...withoutUndefined(tracking) } };
    const jobs = auditJobs(action, { targetType: "Shipment", targetId: shipment.id, ...change });
    const isMoved = await shipments.moveShipment({ shipmentId: shipment.id, from, event, tracking, jobs });
    const current = await shipments.findShipmentByNumber(shipment.trackingNumber);
    if (isMoved && current) return { kind: "updated", shipment: current };
    return current?.status === status ? { kind: "updated", shipment: current } : { kind: "movedMeanwhile" };
  };
}

function isUnchanged(shipment: Shipment, status: ShipmentStatus, detail: string | null): boolean {
  return shipment.status === status && (detail === null || detail === shipment.events.at(-1)?.detail);
}

/** Returns whether an entered value differs from the shipment's. */
export function changesTracking(
  shipment: Pick<Shipment, "carrierTrackingNumber" | "trackingUrl">,
  { carrierTrackingNumber: number, trackingUrl: url }: EnteredTracking,
): boolean {
  return (
    (number !== undefined && number !== shipment.carrierTrackingNumber) ||
    (url !== undefined && url !== shipment.trackingUrl)
  );
}

export function withoutUndefined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

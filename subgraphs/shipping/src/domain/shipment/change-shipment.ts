import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { PostalAddress } from "@souk/kernel/values/postal-address";
import { carrierNamed } from "./carrier-named.js";
import { hasLeft } from "./parcel.js";
import { type Shipment, readTrackingNumber } from "./shipment.js";
import { changeShipmentRule, withdrawShipmentRule } from "./shipment-rules.js";
import type { ParcelChange, ShipmentStore } from "./shipment-store.js";
import { changesTracking, withoutUndefined } from "./update-shipment.js";

export interface ChangeShipmentInput {
  readonly trackingNumber: string;
  /** An absent field stays unchanged. */
  readonly carrier?: string | null;
  readonly address?: unknown;
  readonly carrierTrackingNumber?: string | null;
  readonly trackingUrl?: string | null;
}

export type ChangeShipmentOutcome =
  | { readonly kind: "changed"; readonly shipment: Shipment }
  | { readonly kind: "notFound"; readonly trackingNumber: string }
  /** The carrier and the address can no longer change, and the parcel can no longer be withdrawn. */
  | { readonly kind: "hasLeft" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface ChangeShipmentDependencies {
  readonly shipments: Pick<ShipmentStore, "findShipmentByNumber" | "changeShipment" | "carriers">;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Changes a parcel's carrier and address until it has left, and the carrier's number and link at any time. Equal values
 * change nothing, so the call is idempotent.
 */
export function changeShipment({ shipments, clock, newId }: ChangeShipmentDependencies) {
  return async (
    { trackingNumber, ...input }: ChangeShipmentInput,
    action: AdminAction,
  ): Promise<ChangeShipmentOutcome> => {
    const checked = checkInput(changeShipmentRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { carrier: given, address, ...tracking } = checked.value;
    const carrier = given == null ? null : await carrierNamed(shipments, given);
    return underLock(shipments, trackingNumber, (shipment) => {
      const hasCarrier = carrier === null || carrier === shipment.carrier;
      const hasAddress = address == null || isSame(address, shipment.address);
      if (hasCarrier && hasAddress && !changesTracking(shipment, tracking)) return null;
      if (shipment.isCancelled) return "cancelled";
      if (!(hasCarrier && hasAddress) && hasLeft(shipment)) return "hasLeft";
      const texts = [
        ...(hasCarrier ? [] : [`the carrier is ${carrier} now`]),
        ...(hasAddress ? [] : ["the address was changed"]),
        ...(changesTracking(shipment, tracking) ? ["the carrier's tracking number or link was changed"] : []),
      ];
      const { id: targetId, carrierTrackingNumber, trackingUrl } = shipment;
      const before = { carrier: shipment.carrier, carrierTrackingNumber, trackingUrl, addressChanged: false };
      const after = {
        carrier: carrier ?? shipment.carrier,
        addressChanged: !hasAddress,
        ...withoutUndefined(tracking),
      };
      return {
        ...tracking,
        ...(hasCarrier ? {} : { carrier }),
        ...(hasAddress ? {} : { address }),
        event: { id: newId(), at: clock.now(), status: shipment.status, detail: texts.join("; ") },
        jobs: auditJobs(action, { targetType: "Shipment", targetId, before, after: { ...before, ...after } }),
      };
    });
  };
}

/** Cancels a parcel that has not left, so that another parcel can send its items. A repeat changes nothing. */
export function withdrawShipment({ shipments, clock, newId }: ChangeShipmentDependencies) {
  return async (trackingNumber: string, reason: string, action: AdminAction): Promise<ChangeShipmentOutcome> => {
    const checked = checkInput(withdrawShipmentRule, { reason });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    return underLock(shipments, trackingNumber, ({ id: targetId, status, isCancelled, events }) => {
      if (isCancelled) return null;
      if (hasLeft({ status, events })) return "hasLeft";
      const change = { before: { isCancelled }, after: { isCancelled: true, reason: checked.value.reason } };
      return {
        cancels: true,
        event: { id: newId(), at: clock.now(), status: "FAILED", detail: checked.value.reason },
        jobs: auditJobs(action, { targetType: "Shipment", targetId, ...change }),
      };
    });
  };
}

async function underLock(
  shipments: ChangeShipmentDependencies["shipments"],
  trackingNumber: string,
  decide: (shipment: Shipment) => ParcelChange | "hasLeft" | "cancelled" | null,
): Promise<ChangeShipmentOutcome> {
  const number = readTrackingNumber(trackingNumber);
  const found = number === null ? null : await shipments.findShipmentByNumber(number);
  if (!found) return { kind: "notFound", trackingNumber };
  let refusal: "hasLeft" | "cancelled" | null = null;
  const shipment = await shipments.changeShipment(found.id, (current) => {
    const change = decide(current);
    if (typeof change !== "string") return change;
    refusal = change;
    return null;
  });
  if (refusal !== null) return { kind: refusal };
  return shipment ? { kind: "changed", shipment } : { kind: "notFound", trackingNumber };
}

function isSame(one: PostalAddress, other: PostalAddress): boolean {
  const names = Object.keys(one) as (keyof PostalAddress)[];
  return names.every((name) => one[name] === (other[name] ?? null));
}

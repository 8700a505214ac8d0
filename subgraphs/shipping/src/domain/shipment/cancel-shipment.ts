import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { cancelShipmentRule } from "./shipment-rules.js";
import type { ShipmentStore } from "./shipment-store.js";

export interface CancelShipmentInput {
  readonly eventId: string;
  readonly orderId: string;
  /** The detail of the shipment's last event. */
  readonly reason: string;
}

export type CancelShipmentOutcome =
  | { readonly kind: "cancelled" }
  /** The carrier has, or had, a shipment of the order. */
  | { readonly kind: "hasLeft" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CancelShipmentDependencies {
  readonly shipments: Pick<ShipmentStore, "cancelShipment">;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Cancels all shipments of an order that have not left, and prevents new ones. Idempotent. */
export function cancelShipment({ shipments, clock, newId }: CancelShipmentDependencies) {
  return async (input: CancelShipmentInput): Promise<CancelShipmentOutcome> => {
    const checked = checkInput(cancelShipmentRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { eventId, orderId, reason } = checked.value;
    const eventOf = () => ({ id: newId(), at: clock.now(), status: "FAILED" as const, detail: reason });
    const isCancelled = await shipments.cancelShipment({ cause: eventId, orderId, eventOf });
    return { kind: isCancelled ? "cancelled" : "hasLeft" };
  };
}

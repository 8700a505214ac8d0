import type { Clock } from "@souk/kernel/clock";
import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
import { cancelShipmentRule } from "./shipment-rules.js";
import type { ShipmentStore } from "./shipment-store.js";

export interface CancelShipmentInput {
  readonly eventId: string;
  readonly orderId: string;
  /** Becomes the detail of the shipment's last event. */
  readonly reason: string;
}

export type CancelShipmentOutcome =
  | { readonly kind: "cancelled" }
  /** The carrier has it, or had it. */
  | { readonly kind: "hasLeft" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CancelShipmentParts {
  readonly shipments: Pick<ShipmentStore, "cancelShipment">;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** The order's goods stay, unless they have left. Where there is no shipment yet, none will be made. Harmless to repeat. */
export function cancelShipment({ shipments, clock, newId }: CancelShipmentParts) {
  return async (input: CancelShipmentInput): Promise<CancelShipmentOutcome> => {
    const checked = checkInput(cancelShipmentRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { eventId, orderId, reason } = checked.value;
    const event = { id: newId(), at: clock.now(), status: "FAILED" as const, detail: reason };
    const isCancelled = await shipments.cancelShipment({ cause: eventId, orderId, event });
    return { kind: isCancelled ? "cancelled" : "hasLeft" };
  };
}

import type { Clock } from "@souk/kernel/clock";
import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
import { createShipmentRule } from "./shipment-rules.js";
import type { ShipmentStore } from "./shipment-store.js";

export interface CreateShipmentInput {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerId: string;
  readonly email?: string | null;
  readonly carrier: string;
  readonly address: unknown;
}

export type CreateShipmentOutcome =
  | { readonly kind: "created" }
  | { readonly kind: "alreadyThere" }
  /** The order was cancelled before: nothing is sent. */
  | { readonly kind: "cancelled" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CreateShipmentParts {
  readonly shipments: Pick<ShipmentStore, "insertShipment">;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Once per order, however often it is asked. */
export function createShipment({ shipments, clock, newId }: CreateShipmentParts) {
  return async (input: CreateShipmentInput): Promise<CreateShipmentOutcome> => {
    const checked = checkInput(createShipmentRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const now = clock.now();
    const inserted = await shipments.insertShipment({
      ...checked.value,
      id: newId(),
      status: "PENDING",
      events: [{ id: newId(), at: now, status: "PENDING", detail: null }],
      createdAt: now,
    });
    return { kind: inserted === "inserted" ? "created" : inserted };
  };
}

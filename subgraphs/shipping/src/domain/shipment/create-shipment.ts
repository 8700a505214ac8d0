import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { createShipmentRule } from "./shipment-rules.js";
import type { ShipmentStore } from "./shipment-store.js";

export interface CreateShipmentInput {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerId: string;
  readonly email?: string | null;
  readonly carrier: string;
  readonly address: unknown;
  /** Absent when an earlier release calls. */
  readonly lines?: unknown;
}

export type CreateShipmentOutcome =
  | { readonly kind: "created" }
  | { readonly kind: "alreadyThere" }
  /** The order was already cancelled: nothing is sent. */
  | { readonly kind: "cancelled" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CreateShipmentDependencies {
  readonly shipments: Pick<ShipmentStore, "insertShipment">;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Creates the automatic shipment of an order, once per order. */
export function createShipment({ shipments, clock, newId }: CreateShipmentDependencies) {
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

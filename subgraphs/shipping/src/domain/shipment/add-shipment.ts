import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { requestHash } from "@souk/kernel/values/request-hash";
import { isUuid } from "@souk/kernel/values/uuid";
import { carrierNamed } from "./carrier-named.js";
import type { OrdersPeer } from "../peers.js";
import { planParcel, type RefusedParcel } from "./plan-parcel.js";
import { type Shipment, readTrackingNumber } from "./shipment.js";
import { addShipmentRule } from "./shipment-rules.js";
import type { ShipmentStore } from "./shipment-store.js";

export interface AddShipmentInput {
  readonly orderId: string;
  /** When absent, all units that have not left; for a replacement, all units that are not replaced yet. */
  readonly lines?: readonly { readonly productId: string; readonly quantity: number }[] | null;
  /** The order's carrier when absent. */
  readonly carrier?: string | null;
  /** The order's address when absent. */
  readonly address?: unknown;
  /** The tracking number of the parcel that this one replaces. */
  readonly replaces?: string | null;
  readonly idempotencyKey: string;
}

export type AddShipmentOutcome =
  | { readonly kind: "added"; readonly shipment: Shipment; readonly isReplay: boolean }
  | { readonly kind: "orderNotFound"; readonly orderId: string }
  /** Not paid, cancelled or refunded. */
  | { readonly kind: "orderClosed" }
  | { readonly kind: "keyReused" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] }
  | RefusedParcel;

export interface AddShipmentDependencies {
  readonly shipments: Pick<ShipmentStore, "addParcel" | "carriers">;
  readonly orders: Pick<OrdersPeer, "findOrder">;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Adds a parcel to an order: for some of its lines, for units that are in no parcel, or to replace a parcel that
 * failed, came back or was delivered damaged. Adds it once per idempotency key. Throws ServiceUnavailableError when
 * orders is unavailable.
 */
export function addShipment({ shipments, orders, clock, newId }: AddShipmentDependencies) {
  return async ({ orderId, ...input }: AddShipmentInput, action: AdminAction): Promise<AddShipmentOutcome> => {
    const checked = checkInput(addShipmentRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { lines, address, idempotencyKey: key, ...given } = checked.value;
    const order = isUuid(orderId) ? await orders.findOrder(orderId) : null;
    if (!order) return { kind: "orderNotFound", orderId };
    if (!order.isOpen) return { kind: "orderClosed" };
    const replaces = given.replaces == null ? null : readTrackingNumber(given.replaces);
    if (given.replaces != null && replaces === null) return { kind: "replacedNotFound" };
    const { id, number: orderNumber, buyerId, email, items } = order;
    const carrier = await carrierNamed(shipments, given.carrier ?? order.carrier);
    const now = clock.now();
    const added = await shipments.addParcel({
      shipment: {
        id: newId(),
        orderId: id,
        orderNumber,
        buyerId,
        email,
        carrier,
        address: address ?? order.address,
        status: "PENDING",
        createdAt: now,
        events: [{ id: newId(), at: now, status: "PENDING", detail: replaces && `replaces ${replaces}` }],
      },
      replaces,
      hasOwnAddress: address != null,
      attempt: { actorId: action.actor.userId, key, bodyHash: requestHash([id, lines, carrier, address, replaces]) },
      plan: (parcels) => planParcel({ items, parcels, requested: lines, replaces }),
      eventOfChanged: ({ status }, number) => ({
        id: newId(),
        at: now,
        status,
        detail: `some goods are in ${number} now`,
      }),
      eventOfEmptied: (_emptied, number) => ({
        id: newId(),
        at: now,
        status: "FAILED",
        detail: `all goods are in ${number} now`,
      }),
      jobsOf: ({ id: targetId, trackingNumber, lines: parcelLines }) =>
        auditJobs(action, {
          targetType: "Shipment",
          targetId,
          before: null,
          after: { orderId: id, trackingNumber, carrier, replaces, lines: parcelLines },
        }),
    });
    return added.kind === "orderCancelled" ? { kind: "orderClosed" } : added;
  };
}

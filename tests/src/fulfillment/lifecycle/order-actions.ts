import fc from "fast-check";
import type { cardThat } from "../../test-kit/data/cards.js";

export type CardOutcome = Parameters<typeof cardThat>[0];

const shipmentMoves = ["LABEL_CREATED", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED", "FAILED", "RETURNED"] as const;

/** An action on an order by a user, or by the passing of time. */
export type OrderAction =
  | { readonly kind: "pay"; readonly card: CardOutcome }
  | { readonly kind: "answerBank"; readonly approves: boolean }
  | { readonly kind: "refund"; readonly units: "all" | "one" }
  | { readonly kind: "cancel"; readonly by: "buyer" | "admin" }
  | { readonly kind: "moveShipment"; readonly to: (typeof shipmentMoves)[number] }
  | { readonly kind: "advance"; readonly to: "PROCESSING" | "COMPLETED" }
  | { readonly kind: "endReservation" }
  | { readonly kind: "expire" }
  | { readonly kind: "repair" };

export interface Purchase {
  readonly goods: number;
  readonly courses: number;
  readonly card: CardOutcome;
}

/** Concurrent actions. With the flag, all jobs that follow finish before the next group. */
export interface ActionGroup {
  readonly actions: readonly OrderAction[];
  readonly settles: boolean;
}

export interface Lifecycle {
  readonly purchase: Purchase;
  readonly groups: readonly ActionGroup[];
}

const card = fc.oneof(
  { weight: 6, arbitrary: fc.constant<CardOutcome>("succeeds") },
  { weight: 2, arbitrary: fc.constant<CardOutcome>("asks the buyer") },
  { weight: 1, arbitrary: fc.constant<CardOutcome>("is declined") },
  { weight: 1, arbitrary: fc.constant<CardOutcome>("loses the answer") },
);

const purchase = fc.oneof(
  fc.record({ goods: fc.integer({ min: 1, max: 2 }), courses: fc.constant(0), card }),
  fc.record({ goods: fc.integer({ min: 0, max: 2 }), courses: fc.integer({ min: 1, max: 2 }), card }),
);

const kind = <Kind extends string>(name: Kind): fc.Arbitrary<Kind> => fc.constant(name);

const pay = fc.record({ kind: kind("pay"), card });
const answerBank = fc.record({ kind: kind("answerBank"), approves: fc.boolean() });
const refund = fc.record({ kind: kind("refund"), units: fc.constantFrom("all", "one") });
const cancel = fc.record({ kind: kind("cancel"), by: fc.constantFrom("buyer", "admin") });
const moveShipment = fc.record({
  kind: kind("moveShipment"),
  to: fc.constantFrom(...shipmentMoves, "IN_TRANSIT"),
});
const advance = fc.record({ kind: kind("advance"), to: fc.constantFrom("PROCESSING", "COMPLETED") });
const endReservation = fc.record({ kind: kind("endReservation") });
const expire = fc.record({ kind: kind("expire") });
const repair = fc.record({ kind: kind("repair") });

const someOf = (...of: fc.Arbitrary<OrderAction>[]): fc.Arbitrary<OrderAction[]> =>
  fc.array(fc.oneof(...of), { minLength: 1, maxLength: 3 });

/** Actions of all kinds, and conflicting pairs: an order is paid while it ends, or ended twice concurrently. */
const actions: fc.Arbitrary<OrderAction[]> = fc.oneof(
  someOf(pay, answerBank, refund, cancel, moveShipment, advance, endReservation, expire, repair),
  someOf(pay, answerBank, cancel, endReservation, expire),
  someOf(moveShipment, moveShipment, refund, cancel),
  fc.tuple(refund, cancel),
  fc.tuple(refund, cancel, fc.oneof(refund, cancel, moveShipment, repair)),
);

export const lifecycle: fc.Arbitrary<Lifecycle> = fc.record({
  purchase,
  groups: fc.array(fc.record({ actions, settles: fc.boolean() }), { minLength: 1, maxLength: 3 }),
});

import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { z } from "zod";
import { movementKeyRule, movementReasonRule } from "./adjust-stock.js";
import { maxUnits, type StockLevel } from "./stock.js";
import type { CatalogPeer } from "./peers.js";
import { checkCountable } from "./check-countable.js";
import type { StockStore } from "./stock-store.js";

export interface SetStockInput {
  readonly productId: string;
  readonly onHand: number;
  readonly expectedOnHand?: number | null | undefined;
  readonly reason: string;
  readonly idempotencyKey?: string | null | undefined;
}

export type SetStockOutcome =
  | { readonly kind: "set"; readonly level: StockLevel; readonly replayed?: true }
  | { readonly kind: "belowReserved"; readonly level: StockLevel }
  | { readonly kind: "notAsExpected"; readonly level: StockLevel }
  | { readonly kind: "keyReused" }
  | { readonly kind: "notFound"; readonly productId: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const units = z.int("must be a whole number").min(0, "must not be negative").max(maxUnits, "is too large");

const setStockRule = z.object({
  onHand: units,
  expectedOnHand: units.nullish().transform((expected) => expected ?? null),
  reason: movementReasonRule,
  idempotencyKey: movementKeyRule,
});

export interface SetStockDependencies {
  readonly store: Pick<StockStore, "setOnHand">;
  readonly products: CatalogPeer;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Sets the units on hand to a counted number and writes one movement with the difference. A count equal to the units on
 * hand writes no movement. With `expectedOnHand`, changes the level only if it still has that number. A repeat with the
 * actor's idempotency key of an earlier count moves nothing.
 */
export function setStock({ store, products, clock, newId }: SetStockDependencies) {
  return async ({ productId, ...input }: SetStockInput, action: AdminAction): Promise<SetStockOutcome> => {
    const checked = checkInput(setStockRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const refusal = await checkCountable(products, productId);
    if (refusal) return refusal;
    return store.setOnHand({ eventId: newId(), productId, action, now: clock.now(), ...checked.value });
  };
}

import type { AdminAct } from "@souk/kernel/admin-act";
import type { Clock } from "@souk/kernel/clock";
import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
import { z } from "zod";
import { movementKeyRule, movementReasonRule } from "./adjust-stock.js";
import { maxUnits, type StockLevel } from "./stock.js";
import type { ProductDirectory } from "./product-directory.js";
import { findGoods } from "./find-goods.js";
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

export interface SetStockParts {
  readonly store: Pick<StockStore, "setOnHand">;
  readonly products: ProductDirectory;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Puts what is on hand to what was counted, in one movement of the difference; a count that finds what there is moves nothing. With
 * `expectedOnHand` only if nobody has changed it since. With the actor's key of an earlier count it is a repeat, which moves nothing.
 */
export function setStock({ store, products, clock, newId }: SetStockParts) {
  return async ({ productId, ...input }: SetStockInput, act: AdminAct): Promise<SetStockOutcome> => {
    const checked = checkInput(setStockRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const refusal = await findGoods(products, productId);
    if (refusal) return refusal;
    return store.setOnHand({ eventId: newId(), productId, act, now: clock.now(), ...checked.value });
  };
}

import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import { movementReasonRule } from "./adjust-stock.js";
import { maxUnits, type StockLevel } from "./stock.js";
import type { StockStore } from "./stock-store.js";

export interface SetStockLevelsInput {
  readonly eventId: string;
  readonly reason: string;
  readonly actorId?: string | null;
  readonly lines: readonly { readonly productId: string; readonly onHand: number }[];
  readonly checkOnly?: boolean | null;
}

export type SetStockLevelsOutcome =
  | { readonly kind: "answered"; readonly levels: readonly StockLevel[] }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const id = z.string().toLowerCase().refine(isUuid, "must be an id");

const setStockLevelsRule = z.object({
  eventId: z.string().min(1, "must not be empty").max(200, "must be at most 200 characters"),
  reason: movementReasonRule,
  actorId: id.nullish().transform((actorId) => actorId ?? null),
  lines: z
    .array(z.object({ productId: id, onHand: z.int().min(0, "must not be negative").max(maxUnits, "is too large") }))
    .max(200, "must be at most 200")
    .refine((lines) => new Set(lines.map(({ productId }) => productId)).size === lines.length, "must be one a product"),
});

/**
 * Sets many levels to the counts of a stock list, once per event. A line below the reserved units changes nothing.
 * Returns the current levels.
 */
export function setStockLevels({ store, clock }: { store: Pick<StockStore, "levels" | "setLevels">; clock: Clock }) {
  return async ({ checkOnly, ...input }: SetStockLevelsInput): Promise<SetStockLevelsOutcome> => {
    const checked = checkInput(setStockLevelsRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const now = clock.now();
    const productIds = checked.value.lines.map(({ productId }) => productId);
    if (!checkOnly) await store.setLevels({ ...checked.value, now });
    return { kind: "answered", levels: await store.levels(productIds, now) };
  };
}

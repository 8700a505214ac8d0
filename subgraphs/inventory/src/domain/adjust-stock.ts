import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { z } from "zod";
import { checkCountable } from "./check-countable.js";
import type { CatalogPeer } from "./peers.js";
import { maxUnits, type StockLevel } from "./stock.js";
import type { StockStore } from "./stock-store.js";

export interface AdjustStockInput {
  readonly productId: string;
  readonly delta: number;
  readonly reason: string;
  readonly idempotencyKey?: string | null | undefined;
}

export type AdjustStockOutcome =
  | { readonly kind: "adjusted"; readonly level: StockLevel; readonly replayed?: true }
  | { readonly kind: "belowReserved"; readonly level: StockLevel }
  | { readonly kind: "keyReused" }
  | { readonly kind: "notFound"; readonly productId: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export const movementReasonRule = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(200, "must be at most 200 characters");

export const movementKeyRule = z
  .string()
  .min(1, "must not be empty")
  .max(200, "must be at most 200 characters")
  .nullish()
  .transform((key) => key ?? null);

const adjustStockRule = z.object({
  delta: z
    .int("must be a whole number")
    .min(-maxUnits, "is too large")
    .max(maxUnits, "is too large")
    .refine((delta) => delta !== 0, "must not be 0"),
  reason: movementReasonRule,
  idempotencyKey: movementKeyRule,
});

export interface AdjustStockDependencies {
  readonly store: Pick<StockStore, "adjust">;
  readonly products: CatalogPeer;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Adds or removes units by hand. Rejects a change that would take `onHand` below `reserved`. A repeat with the actor's
 * idempotency key of an earlier adjustment moves nothing. A rejected adjustment moves nothing and leaves its key free.
 */
export function adjustStock({ store, products, clock, newId }: AdjustStockDependencies) {
  return async ({ productId, ...input }: AdjustStockInput, action: AdminAction): Promise<AdjustStockOutcome> => {
    const checked = checkInput(adjustStockRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const refusal = await checkCountable(products, productId);
    if (refusal) return refusal;
    const now = clock.now();
    const outcome = await store.adjust({ eventId: newId(), productId, action, now, ...checked.value });
    if (outcome.kind === "tooLarge") return { kind: "invalid", fields: [{ path: "delta", message: "is too large" }] };
    return outcome;
  };
}

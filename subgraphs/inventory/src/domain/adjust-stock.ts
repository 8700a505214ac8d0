import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
import { isUuid } from "@souk/kernel/uuid";
import { z } from "zod";
import type { ProductDirectory } from "./product-directory.js";
import type { StockLevel } from "./stock.js";
import type { StockStore } from "./stock-store.js";

export interface AdjustStockInput {
  readonly productId: string;
  readonly delta: number;
  readonly reason: string;
}

export type AdjustStockOutcome =
  | { readonly kind: "adjusted"; readonly level: StockLevel }
  | { readonly kind: "belowReserved"; readonly level: StockLevel }
  | { readonly kind: "notFound"; readonly productId: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const maxDelta = 1_000_000_000;

const adjustStockRule = z.object({
  delta: z
    .int("must be a whole number")
    .min(-maxDelta, "is too large")
    .max(maxDelta, "is too large")
    .refine((delta) => delta !== 0, "must not be 0"),
  reason: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
});

/** Counts units in or out by hand. What is reserved is promised and cannot be taken away. */
export function adjustStock(parts: { store: StockStore; products: ProductDirectory; newId: () => string }) {
  return async ({ productId, ...input }: AdjustStockInput, actorId: string): Promise<AdjustStockOutcome> => {
    const checked = checkInput(adjustStockRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const product = isUuid(productId) ? await parts.products.findProduct(productId) : null;
    if (!product) return { kind: "notFound", productId };
    if (product.kind !== "PHYSICAL")
      return { kind: "invalid", fields: [{ path: "productId", message: "is a course, which has no stock" }] };
    const outcome = await parts.store.adjust({ eventId: parts.newId(), productId, actorId, ...checked.value });
    if (outcome.kind === "tooLarge") return { kind: "invalid", fields: [{ path: "delta", message: "is too large" }] };
    return outcome;
  };
}

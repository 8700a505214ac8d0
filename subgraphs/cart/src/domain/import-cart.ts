import type { Clock } from "@souk/kernel/values/clock";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import type { ImportOutcome, RecordToImport } from "@souk/kernel/imports/import-record";
import { idRule } from "@souk/kernel/imports/import-rules";
import { z } from "zod";
import { maxLineQuantity, maxLines, type ProductQuantity } from "./cart.js";
import type { CartStore } from "./cart-store.js";

const rule = z.object({
  userId: idRule,
  lines: z
    .array(
      z.object({
        productId: idRule,
        quantity: z.int("must be a whole number").min(1, "must be at least 1").max(maxLineQuantity, "is too large"),
      }),
    )
    .min(1, "must not be empty")
    .max(maxLines, `must be at most ${maxLines} lines`),
});

/** Fills the empty cart of a user. A cart with other lines is the user's newer one, and stays as it is. */
export function importCart({ store, clock }: { readonly store: CartStore; readonly clock: Clock }) {
  return async ({ data, dryRun }: RecordToImport): Promise<ImportOutcome> => {
    const checked = checkInput(rule, data);
    if (!checked.ok) return { kind: "REFUSED", fields: checked.fields };
    const { userId } = checked.value;
    const lines = merged(checked.value.lines);
    const present = (await store.readCart(userId)).lines;
    if (isSame(present, lines)) return { kind: "UNCHANGED", id: userId };
    if (present.length > 0) return skipped;
    if (dryRun) return { kind: "CREATED", id: userId };
    const changes = lines.map((line) => ({ ...line, priceWhenAdded: null }));
    const { kind } = await store.changeLines({ buyerId: userId, plannedFor: [], changes, at: clock.now() });
    return kind === "changed" ? { kind: "CREATED", id: userId } : skipped;
  };
}

const skipped: ImportOutcome = { kind: "SKIPPED", id: null, reason: "the user's cart has other lines" };

/** Adds the quantities of lines of the same product. */
function merged(lines: readonly ProductQuantity[]): readonly ProductQuantity[] {
  const sums = new Map<string, number>();
  for (const { productId, quantity } of lines)
    sums.set(productId, Math.min((sums.get(productId) ?? 0) + quantity, maxLineQuantity));
  return [...sums].map(([productId, quantity]) => ({ productId, quantity }));
}

function isSame(present: readonly ProductQuantity[], lines: readonly ProductQuantity[]): boolean {
  const quantities = new Map(present.map(({ productId, quantity }) => [productId, quantity]));
  return (
    present.length === lines.length && lines.every(({ productId, quantity }) => quantities.get(productId) === quantity)
  );
}

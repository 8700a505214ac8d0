import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { returnStockRule } from "./order-lines-rule.js";
import { linesByProduct, type StockLine } from "./stock.js";
import type { StockStore } from "./stock-store.js";

export interface ReturnStockInput {
  readonly eventId: string;
  readonly orderId: string;
  readonly lines: readonly StockLine[];
}

export type ReturnStockOutcome =
  | { readonly kind: "returned" }
  /** The order had bought fewer units, or had already returned some; only the remaining ones were taken back. */
  | { readonly kind: "moreThanSold" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** Puts units that an order bought back on hand, once per event and never more than the order bought. */
export function returnStock({ store }: { store: Pick<StockStore, "takeBack"> }) {
  return async (input: ReturnStockInput): Promise<ReturnStockOutcome> => {
    const checked = checkInput(returnStockRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { lines, ...back } = checked.value;
    const isBack = await store.takeBack({ ...back, lines: linesByProduct(lines) });
    return { kind: isBack ? "returned" : "moreThanSold" };
  };
}

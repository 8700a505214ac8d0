import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
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
  /** Nothing was taken back: it is more than the order bought. */
  | { readonly kind: "moreThanSold" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** What an order bought is on hand again. Once an event, and never more than was sold to it. */
export function returnStock({ store }: { store: Pick<StockStore, "takeBack"> }) {
  return async (input: ReturnStockInput): Promise<ReturnStockOutcome> => {
    const checked = checkInput(returnStockRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { lines, ...back } = checked.value;
    const isBack = await store.takeBack({ ...back, lines: linesByProduct(lines) });
    return { kind: isBack ? "returned" : "moreThanSold" };
  };
}

import type { ProductKind } from "../../../graph/schema-types.generated";

export type StockState =
  | { readonly kind: "inStock" }
  | { readonly kind: "few"; readonly left: number }
  | { readonly kind: "soldOut" }
  /** Inventory does not answer. The product can be ordered; inventory checks the stock at that time. */
  | { readonly kind: "unknown" }
  /** A course has no stock limit. */
  | { readonly kind: "unlimited" };

export interface Stocked {
  readonly kind: ProductKind;
  readonly stock: { readonly available: number; readonly inStock: boolean } | null;
}

/** At this stock or less, the page shows the number of units. */
const few = 5;

export function stockStateOf({ kind, stock }: Stocked): StockState {
  if (kind === "COURSE") return { kind: "unlimited" };
  if (!stock) return { kind: "unknown" };
  if (!stock.inStock) return { kind: "soldOut" };
  return stock.available <= few ? { kind: "few", left: stock.available } : { kind: "inStock" };
}

/** The limit of `addToCart` for one call. */
const mostAtOnce = 99;

export function mostToAdd({ kind, stock }: Stocked): number {
  if (kind === "COURSE") return 1;
  return stock ? Math.max(1, Math.min(stock.available, mostAtOnce)) : mostAtOnce;
}

import type { MoneyLike } from "../price/format-money";
import { sumMoney } from "../price/sum-money";

export interface RefundPart {
  readonly amount: MoneyLike;
  readonly state: "REQUESTED" | "DONE" | "FAILED";
  readonly lines: readonly { readonly product: { readonly id: string } | null; readonly quantity: number }[];
}

/** Returns the units of each product that are refunded or about to be. A refused refund does not count. */
export function refundedUnits(refunds: readonly RefundPart[]): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const { product, quantity } of granted(refunds).flatMap(({ lines }) => lines)) {
    if (product) units.set(product.id, (units.get(product.id) ?? 0) + quantity);
  }
  return units;
}

interface RefundedOrder {
  readonly lines: readonly {
    readonly lineId: string;
    readonly product: { readonly id: string } | null;
    readonly quantity: number;
  }[];
  readonly refunds: readonly RefundPart[];
}

/** Returns the refunded units by line. The units of a product are taken from its last line first. */
export function refundedUnitsOfLines({ lines, refunds }: RefundedOrder): ReadonlyMap<string, number> {
  const left = new Map(refundedUnits(refunds));
  const ofLines = lines.toReversed().map(({ lineId, product, quantity }): [string, number] => {
    const refunded = Math.min(quantity, left.get(product?.id ?? "") ?? 0);
    if (product) left.set(product.id, (left.get(product.id) ?? 0) - refunded);
    return [lineId, refunded];
  });
  return new Map(ofLines);
}

/** Undefined if nothing is refunded. */
export function refundedAmount(refunds: readonly RefundPart[]): MoneyLike | undefined {
  const [first, ...others] = granted(refunds);
  return first && others.reduce((sum, { amount }) => sumMoney(sum, amount), first.amount);
}

function granted(refunds: readonly RefundPart[]): readonly RefundPart[] {
  return refunds.filter(({ state }) => state !== "FAILED");
}

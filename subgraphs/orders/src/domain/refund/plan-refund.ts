import { multiplyMoney, sumMoney, type Money } from "@souk/kernel/values/money";
import type { Order, OrderRefund } from "../order/order.js";

export interface RefundLine {
  readonly productId: string;
  readonly quantity: number;
}

export interface PlannedRefund {
  readonly kind: "planned";
  readonly lines: readonly RefundLine[];
  readonly amount: Money;
  readonly isRest: boolean;
}

export type RefundPlan =
  | PlannedRefund
  | { readonly kind: "nothingLeft" }
  | { readonly kind: "notInOrder"; readonly productId: string }
  | { readonly kind: "tooMany"; readonly productId: string; readonly left: number };

type Refunded = Pick<Order, "lines" | "total"> & { readonly refunds: readonly OrderRefund[] };

/**
 * Returns the amount and lines of a refund; all remaining units when `requested` is null. Subtracts earlier refunds,
 * finished or not. Adds the shipping cost to the refund of the last unit, so that partial refunds sum to the exact
 * total.
 */
export function planRefund({ lines, total, refunds }: Refunded, requested: readonly RefundLine[] | null): RefundPlan {
  const left = unitsLeft(lines, refunds);
  const chosen = requested ? summed(requested) : new Map([...left].filter(([, quantity]) => quantity > 0));
  for (const [productId, quantity] of chosen) {
    const available = left.get(productId);
    if (available === undefined) return { kind: "notInOrder", productId };
    if (quantity > available) return { kind: "tooMany", productId, left: available };
  }
  if (chosen.size === 0) return { kind: "nothingLeft" };
  const isRest = [...left].every(([productId, quantity]) => (chosen.get(productId) ?? 0) === quantity);
  const { currency } = total;
  const given = sumMoney(
    currency,
    refunds.map(({ amount }) => amount),
  );
  const amount = isRest
    ? { amountMinor: total.amountMinor - given.amountMinor, currency }
    : sumMoney(
        currency,
        [...chosen].map(([id, quantity]) => multiplyMoney(priceOf(lines, id), quantity)),
      );
  return {
    kind: "planned",
    lines: [...chosen].map(([productId, quantity]) => ({ productId, quantity })),
    amount,
    isRest,
  };
}

/** Returns the units of each product that are in no refund. */
export function unitsLeft(lines: Refunded["lines"], refunds: readonly OrderRefund[]): Map<string, number> {
  const left = summed(lines);
  for (const { lines: refunded } of refunds) {
    for (const { productId, quantity } of refunded) left.set(productId, (left.get(productId) ?? 0) - quantity);
  }
  return left;
}

function summed(lines: readonly RefundLine[]): Map<string, number> {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of lines) quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  return quantities;
}

function priceOf(lines: Refunded["lines"], productId: string): Money {
  const line = lines.find((candidate) => candidate.productId === productId);
  if (!line) throw new Error(`no line for ${productId}`);
  return line.unitPrice;
}

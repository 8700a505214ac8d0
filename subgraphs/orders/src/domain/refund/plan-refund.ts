import { multiplyMoney, sumMoney, type Money } from "@souk/kernel/values/money";
import { addedLineTaxMinor } from "../order/order-tax.js";
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

type Refunded = Pick<Order, "lines" | "total" | "tax"> & { readonly refunds: readonly OrderRefund[] };

/**
 * Returns the amount and lines of a refund; all remaining units when `requested` is null. Subtracts earlier refunds,
 * finished or not. A unit has its share of the tax that was added to its line. Adds the shipping cost to the refund of the
 * last unit, so that partial refunds sum to the exact total.
 */
export function planRefund(
  { lines, total, tax, refunds }: Refunded,
  requested: readonly RefundLine[] | null,
): RefundPlan {
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
        [...chosen].map(([id, quantity]) =>
          unitsAmount({ lines, tax, total }, id, { left: left.get(id) ?? 0, quantity }),
        ),
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

/**
 * Returns the amount of the next units of a product. Its lines are refunded from the last one to the first. The shares
 * of all units add up to the tax of their line.
 */
function unitsAmount(
  { lines, tax, total }: Pick<Refunded, "lines" | "tax" | "total">,
  productId: string,
  { left, quantity }: { readonly left: number; readonly quantity: number },
): Money {
  let amountMinor = 0;
  let before = 0;
  for (const [index, line] of lines.entries()) {
    if (line.productId !== productId) continue;
    const unitsWithin = (units: number): number => Math.min(Math.max(units - before, 0), line.quantity);
    const taxMinor = BigInt(addedLineTaxMinor(tax, index));
    const amountOf = (units: number): number =>
      multiplyMoney(line.unitPrice, units).amountMinor + Number((taxMinor * BigInt(units)) / BigInt(line.quantity));
    amountMinor += amountOf(unitsWithin(left)) - amountOf(unitsWithin(left - quantity));
    before += line.quantity;
  }
  return { amountMinor, currency: total.currency };
}

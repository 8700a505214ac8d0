import type { MoneyLike } from "../../../../../ui/price/format-money";

interface Sold {
  readonly lines: readonly {
    readonly product: { readonly id: string } | null;
    readonly name: string;
    readonly quantity: number;
    readonly unitPrice: MoneyLike;
  }[];
  readonly total: MoneyLike;
  readonly refunds: readonly {
    readonly amount: MoneyLike;
    readonly lines: readonly { readonly product: { readonly id: string } | null; readonly quantity: number }[];
  }[];
}

export interface RefundableLine {
  readonly productId: string;
  readonly name: string;
  /** The price of the first of its lines. */
  readonly unitPrice: MoneyLike;
  readonly left: number;
  /** The prices of the units that are left, in the order in which they are refunded. */
  readonly unitPrices: readonly MoneyLike[];
}

/** Returns the units of each product that can still be refunded. It leaves out products that are refunded in full. */
export function refundableLines({ lines, refunds }: Sold): readonly RefundableLine[] {
  const refunded = new Map<string, number>();
  for (const { product, quantity } of refunds.flatMap((refund) => refund.lines)) {
    if (product) refunded.set(product.id, (refunded.get(product.id) ?? 0) + quantity);
  }
  const seen = new Set<string>();
  return lines.flatMap(({ product, name, unitPrice }) => {
    if (!product || seen.has(product.id)) return [];
    seen.add(product.id);
    const sold = lines.filter((line) => line.product?.id === product.id);
    const prices = sold.flatMap((line) => Array.from({ length: line.quantity }, () => line.unitPrice));
    const unitPrices = prices.toReversed().slice(refunded.get(product.id) ?? 0);
    return unitPrices.length > 0
      ? [{ productId: product.id, name, unitPrice, left: unitPrices.length, unitPrices }]
      : [];
  });
}

/** Returns the amount that is refunded or is about to be. */
export function refundedTotal({ refunds, total }: Pick<Sold, "refunds" | "total">): MoneyLike {
  return moneyOf(
    refunds.reduce((units, { amount }) => units + unitsOf(amount), 0n),
    total,
  );
}

export function restOf(order: Sold): MoneyLike {
  return moneyOf(unitsOf(order.total) - unitsOf(refundedTotal(order)), order.total);
}

/** Returns the refund for the chosen units. The refund of the last units includes shipping, as in the graph. */
export function chosenAmount(order: Sold, chosen: ReadonlyMap<string, number>): MoneyLike {
  const lines = refundableLines(order);
  if (lines.every(({ productId, left }) => chosen.get(productId) === left)) return restOf(order);
  const units = lines.reduce(
    (all, { productId, unitPrices }) =>
      unitPrices.slice(0, chosen.get(productId) ?? 0).reduce((sum, price) => sum + unitsOf(price), all),
    0n,
  );
  return moneyOf(units, order.total);
}

/** The graph writes all minor digits, so the amount without its decimal point is in minor units. */
function unitsOf({ amount }: MoneyLike): bigint {
  return BigInt(amount.replace(".", ""));
}

function moneyOf(units: bigint, { amount, currency }: MoneyLike): MoneyLike {
  const digits = amount.includes(".") ? amount.length - amount.indexOf(".") - 1 : 0;
  if (digits === 0) return { amount: String(units), currency };
  const text = String(units).padStart(digits + 1, "0");
  return { amount: `${text.slice(0, -digits)}.${text.slice(-digits)}`, currency };
}

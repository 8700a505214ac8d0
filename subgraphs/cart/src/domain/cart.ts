import type { Money } from "@souk/kernel/money";

export interface ProductQuantity {
  readonly productId: string;
  readonly quantity: number;
}

/** Lines of a cart, or what is to come into one. */
export interface HeldLines {
  readonly lines: readonly ProductQuantity[];
}

/** What a store keeps of a line: its price is the catalog's, asked whenever the cart is shown. */
export interface KeptLine extends ProductQuantity {
  /** Of one, when its buyer last changed the line; null of lines of before this was kept. */
  readonly priceWhenAdded: Money | null;
}

export interface CartContents {
  /** In the order in which the products were first added. */
  readonly lines: readonly KeptLine[];
  /** Null for a cart that was never changed, or was forgotten since. */
  readonly updatedAt: Date | null;
}

export interface CartLine extends KeptLine {
  readonly unitPrice: Money;
  readonly lineTotal: Money;
}

export interface Cart {
  readonly id: string;
  /** Null for a guest. */
  readonly customerId: string | null;
  readonly lines: readonly CartLine[];
  readonly totalQuantity: number;
  readonly subtotal: Money;
  /** Whether there are goods among the lines. */
  readonly needsShipping: boolean;
  readonly updatedAt: Date;
}

export const emptyContents: CartContents = { lines: [], updatedAt: null };

export function quantityOf({ lines }: HeldLines, productId: string): number {
  return lines.find((line) => line.productId === productId)?.quantity ?? 0;
}

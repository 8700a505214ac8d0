import type { Money } from "@souk/kernel/money";

/** What a store keeps of a line: prices are the catalog's, asked whenever the cart is shown. */
export interface ProductQuantity {
  readonly productId: string;
  readonly quantity: number;
}

export interface CartContents {
  /** In the order in which the products were first added. */
  readonly lines: readonly ProductQuantity[];
  /** Null for a cart that was never changed, or was forgotten since. */
  readonly updatedAt: Date | null;
}

export interface CartLine extends ProductQuantity {
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
  readonly updatedAt: Date;
}

export const emptyContents: CartContents = { lines: [], updatedAt: null };

export function quantityOf({ lines }: CartContents, productId: string): number {
  return lines.find((line) => line.productId === productId)?.quantity ?? 0;
}

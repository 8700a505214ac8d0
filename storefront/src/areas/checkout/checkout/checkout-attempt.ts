import { sessionMemory } from "../session-memory";
import type { CheckoutCartFragment, OrderStandingFragment } from "./checkout-page.generated";

/** What this tab has tried with its cart. One at a time. */
export interface CheckoutAttempt {
  /** Of the cart that was sent: see `markOf`. */
  readonly cart: string;
  /** How often an order of this very cart was given up for another one. */
  readonly generation: number;
  /** Whatever the order freezes besides the cart: address, carrier, email. */
  readonly details: string;
  /** The viewer's newest order before it; another one since then is this one's. */
  readonly newestBefore: string | null;
  /** Sent, and not answered yet. */
  readonly isOpen: boolean;
  /** It was placed, and waits for another payment, whose key this is. */
  readonly order?: { readonly id: string; readonly number: string };
  readonly payKey?: string;
}

export const checkoutAttempt = sessionMemory<CheckoutAttempt>("souk.checkout.attempt");

/** One cart as it is now. Every change of it makes another mark. */
export function markOf({ id, updatedAt }: Pick<CheckoutCartFragment, "id" | "updatedAt">): string {
  return `${id}:${updatedAt}`;
}

/**
 * The same for everyone who orders this very cart: a double click, a reload and two tabs at once are one order. Another
 * generation is another order.
 */
export function keyOf({ cart, generation }: Pick<CheckoutAttempt, "cart" | "generation">): string {
  return `${cart}:${generation}`;
}

/** Whether an order is one of just what is in the cart. */
export function isOfCart(
  order: Pick<OrderStandingFragment, "lines">,
  cart: Pick<CheckoutCartFragment, "lines">,
): boolean {
  const told = (lines: readonly { readonly product: { readonly id: string } | null; readonly quantity: number }[]) =>
    lines
      .map(({ product, quantity }) => `${product?.id} ${quantity}`)
      .sort()
      .join();
  return told(order.lines) === told(cart.lines);
}

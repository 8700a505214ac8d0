import { sessionMemory } from "../session-memory";
import type { CheckoutCartFragment, PlacedOrderStatusFragment } from "./checkout-page.generated";

/** The checkout attempt of this tab. There is at most one. */
export interface CheckoutAttempt {
  /** Identifies the sent cart: see `markOf`. */
  readonly cart: string;
  /** How often an order of the same cart was abandoned for another one. */
  readonly generation: number;
  /** The data that the order freezes besides the cart: address, carrier, email. */
  readonly details: string;
  /** The id of the viewer's newest order before the attempt; a newer order belongs to this attempt. */
  readonly newestBefore: string | null;
  /** True after the request was sent and before its answer arrives. */
  readonly isOpen: boolean;
  /** The order that was placed and waits for another payment with the key `payKey`. */
  readonly order?: { readonly id: string; readonly number: string };
  readonly payKey?: string;
}

export const checkoutAttempt = sessionMemory<CheckoutAttempt>("souk.checkout.attempt");

/** Identifies one state of a cart. Every change of its lines changes the mark. */
export function markOf({ id, version }: Pick<CheckoutCartFragment, "id" | "version">): string {
  return `${id}:${version}`;
}

/**
 * Returns the idempotency key of a checkout. It is the same for every checkout of the same cart state, so a double
 * click, a reload and two tabs place one order. Another generation gives another order.
 */
export function keyOf({ cart, generation }: Pick<CheckoutAttempt, "cart" | "generation">): string {
  return `${cart}:${generation}`;
}

/** Returns true if the order has exactly the lines of the cart. */
export function isOfCart(
  order: Pick<PlacedOrderStatusFragment, "lines">,
  cart: Pick<CheckoutCartFragment, "lines">,
): boolean {
  const comparable = (
    lines: readonly { readonly product: { readonly id: string } | null; readonly quantity: number }[],
  ) =>
    lines
      .map(({ product, quantity }) => `${product?.id} ${quantity}`)
      .sort()
      .join();
  return comparable(order.lines) === comparable(cart.lines);
}

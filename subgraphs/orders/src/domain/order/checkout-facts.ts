import type { Buyer } from "@souk/kernel/identity/viewer";
import type { CheckoutFacts } from "@souk/kernel/project/rules";
import type { OrderLine } from "./order.js";

export type RuledBuyer = Pick<Buyer, "kind" | "id">;

export interface RuledCheckout extends Pick<CheckoutFacts, "subtotal" | "shippingTotal" | "total" | "shipping"> {
  readonly lines: readonly OrderLine[];
}

/** Returns what the rules of a project may know of a checkout or of a placed order. */
export function checkoutFacts(
  { kind, id }: RuledBuyer,
  { lines, subtotal, shippingTotal, total, shipping }: RuledCheckout,
): CheckoutFacts {
  return {
    buyer: { kind, id },
    lines: lines.map(({ productId, sku, name, kind: productKind, quantity, unitPrice, custom = {} }) => ({
      productId,
      sku,
      name,
      kind: productKind,
      quantity,
      unitPrice,
      custom,
    })),
    subtotal,
    shippingTotal,
    total,
    shipping,
  };
}

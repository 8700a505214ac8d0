import type { Destination } from "@souk/kernel/project/providers/shipping-calculator";
import { sumMoney, type Money } from "@souk/kernel/values/money";
import type { CheckoutDeps } from "../order-deps.js";
import { addedTaxMinor, type OrderTax } from "../order/order-tax.js";
import { goodsOf } from "../order/order.js";
import { calculateTax } from "./calculate-tax.js";
import { priceByRules } from "./checkout-by-rules.js";
import type { CheckoutBuyer } from "./prepare-checkout.js";
import { checkLineFields } from "./line-fields.js";
import { priceCart } from "./price-cart.js";

export interface QuoteInput {
  /** Absent as long as the buyer has entered no country, and when nothing is shipped. */
  readonly destination: Destination | null;
  readonly carrier: string | null;
}

/** The amounts that a checkout of the cart would have. */
export interface CheckoutQuote {
  readonly subtotal: Money;
  readonly shippingTotal: Money;
  readonly tax: OrderTax | undefined;
  readonly total: Money;
}

/**
 * Returns the amounts of a checkout of the viewer's cart, without writing anything; null if the cart is empty, holds a
 * product that cannot be bought, or cannot be shipped there. Throws ServiceUnavailableError.
 */
export function quoteCheckout({
  peers,
  currency,
  rules,
  tax,
  lineFields,
}: Pick<CheckoutDeps, "peers" | "currency" | "rules" | "tax" | "lineFields">) {
  const checkFields = checkLineFields(lineFields);
  const priceLines = priceByRules(rules);
  const taxesOf = calculateTax({ peers, tax });
  return async ({ destination, carrier }: QuoteInput, buyer: CheckoutBuyer): Promise<CheckoutQuote | null> => {
    const { lines: cart } = await peers.carts.checkoutCart();
    const products = await peers.catalog.findProducts(cart.map(({ productId }) => productId));
    const priced = priceCart(cart, products, currency);
    if (cart.length === 0 || priced.kind !== "priced") return null;
    const { lines, subtotal } = await priceLines(buyer, { ...priced, lines: checkFields(priced.lines, cart).lines });
    const goods = goodsOf(lines).map(({ productId, quantity }) => ({ productId, quantity }));
    const nothing = { amountMinor: 0, currency };
    const address = goods.length === 0 ? null : destination;
    if (goods.length > 0 && !address) return null;
    const rate = address && (await peers.shipping.rate({ carrier, address, subtotal, lines: goods }));
    if (address && !rate) return null;
    const shippingTotal = rate?.total ?? nothing;
    const taxes = await taxesOf({ lines, shippingTotal, destination: address });
    const total = sumMoney(currency, [subtotal, shippingTotal, { amountMinor: addedTaxMinor(taxes), currency }]);
    return { subtotal, shippingTotal, tax: taxes, total };
  };
}

import { noRules, type RuleBook, type RuleRefusal } from "@souk/kernel/project/rules";
import { multiplyMoney, sumMoney, type Money } from "@souk/kernel/values/money";
import { checkoutFacts, type RuledBuyer, type RuledCheckout } from "../order/checkout-facts.js";
import type { OrderLine } from "../order/order.js";

export interface RuledLines {
  readonly lines: readonly OrderLine[];
  readonly subtotal: Money;
}

/** Returns the lines at the prices of the rules, and their sum. Throws ServiceUnavailableError if a rule fails. */
export function priceByRules(rules: RuleBook = noRules) {
  return async ({ kind, id }: RuledBuyer, priced: RuledLines): Promise<RuledLines> => {
    if (!rules.has("priceLine")) return priced;
    const cart = priced.lines.map(({ productId, quantity }) => ({ productId, quantity }));
    const lines: OrderLine[] = [];
    for (const line of priced.lines) {
      const { productId, sku, name, kind: productKind, unitPrice: price, quantity, custom = {} } = line;
      const product = { id: productId, sku, name, kind: productKind, price };
      const { unitPrice, adjustments } = await rules.priceLine({
        buyer: { kind, id },
        product,
        quantity,
        custom,
        cart,
      });
      const adjusted = adjustments.length === 0 ? {} : { adjusted: { catalogPrice: price, adjustments } };
      lines.push({ ...line, unitPrice, ...adjusted });
    }
    const lineTotals = lines.map(({ unitPrice, quantity }) => multiplyMoney(unitPrice, quantity));
    return { lines, subtotal: sumMoney(priced.subtotal.currency, lineTotals) };
  };
}

/** Returns the refusal of a rule; null if all allow the checkout. Throws ServiceUnavailableError if a rule fails. */
export function checkByRules(rules: RuleBook = noRules) {
  return async (buyer: RuledBuyer, checkout: RuledCheckout): Promise<RuleRefusal | null> =>
    rules.has("beforeCheckout") ? rules.beforeCheckout(checkoutFacts(buyer, checkout)) : null;
}

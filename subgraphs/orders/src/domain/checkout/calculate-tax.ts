import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { frozenCopy } from "@souk/kernel/project/frozen-copy";
import type { Destination } from "@souk/kernel/project/providers/shipping-calculator";
import type { TaxAnswer, TaxRequest } from "@souk/kernel/tax/tax-calculator";
import { within } from "@souk/kernel/project/within";
import { multiplyMoney, type Money } from "@souk/kernel/values/money";
import { z } from "zod";
import type { CheckoutDeps } from "../order-deps.js";
import type { OrderTax } from "../order/order-tax.js";
import type { OrderLine } from "../order/order.js";

interface TaxedPurchase {
  readonly lines: readonly OrderLine[];
  readonly shippingTotal: Money;
  /** Null when nothing is shipped. */
  readonly destination: Destination | null;
}

const timeoutMs = 2000;

/**
 * Returns the taxes of a purchase; undefined in a shop without tax. Throws ServiceUnavailableError when the calculator
 * fails, takes too long or returns something else than the taxes of each line.
 */
export function calculateTax({ peers, tax }: Pick<CheckoutDeps, "peers" | "tax">) {
  return async (purchase: TaxedPurchase): Promise<OrderTax | undefined> => {
    if (!tax) return undefined;
    const { calculator, prices, onFailure } = tax;
    const request = await requestOf(purchase);
    try {
      const answer = await within(timeoutMs, async () => calculator.calculate(frozenCopy(request)));
      const { lines, shipping } = checkedAnswer(answer, request);
      return { calculator: calculator.name, isIncluded: prices === "included", lines, shipping };
    } catch (error) {
      onFailure(error);
      throw new ServiceUnavailableError("tax", { cause: error });
    }

    async function requestOf({ lines, shippingTotal, destination }: TaxedPurchase): Promise<TaxRequest> {
      const categories = calculator.ignoresCategories
        ? new Map<string, readonly string[]>()
        : await peers.catalog.findCategories(lines.map(({ productId }) => productId));
      const taxable = lines.map(({ productId, sku, name, kind, quantity, unitPrice }) => {
        const lineTotal = multiplyMoney(unitPrice, quantity);
        const own = categories.get(productId) ?? [];
        return { productId, sku, name, kind, quantity, unitPrice, lineTotal, categories: own };
      });
      return {
        lines: taxable,
        shippingTotal,
        destination: placeOf(destination),
        prices,
        currency: shippingTotal.currency,
      };
    }
  };
}

/** Removes the name and the street of an address. */
function placeOf(destination: Destination | null): Destination | null {
  if (!destination) return null;
  const { country, region = null, city, postalCode } = destination;
  return { country, region, ...(city ? { city } : {}), ...(postalCode ? { postalCode } : {}) };
}

const appliedTax = z.strictObject({
  name: z.strictObject({ en: z.string().trim().min(1).max(60), fr: z.string().trim().min(1).max(60) }),
  rateBasisPoints: z.int().min(0).max(10_000).nullable(),
  amountMinor: z.int().min(0),
});

const answerRule = z.strictObject({
  lines: z.array(z.array(appliedTax).max(10)),
  shipping: z.array(appliedTax).max(10),
});

/** The taxes of an amount are at most the amount. */
function checkedAnswer(given: unknown, { lines, shippingTotal }: TaxRequest): TaxAnswer {
  const answer = answerRule.parse(given);
  if (answer.lines.length !== lines.length)
    throw new RangeError(`there are taxes of ${answer.lines.length} lines instead of ${lines.length}`);
  const amounts = [...lines.map(({ lineTotal }) => lineTotal), shippingTotal];
  for (const [index, taxes] of [...answer.lines, answer.shipping].entries()) {
    const sum = taxes.reduce((total, { amountMinor }) => total + amountMinor, 0);
    const most = amounts[index]?.amountMinor ?? 0;
    if (sum > most) throw new RangeError(`a tax of ${sum} is more than the amount of ${most}`);
  }
  return answer;
}

import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { frozenCopy } from "@souk/kernel/project/frozen-copy";
import type {
  Destination,
  ShippingCalculator,
  ShippingQuote,
} from "@souk/kernel/project/providers/shipping-calculator";
import { within } from "@souk/kernel/project/within";
import type { Money } from "@souk/kernel/values/money";
import { z } from "zod";
import type { RateStore } from "./rate.js";
import { cheapestFirst, tableOfRates } from "./shipping-options.js";
import type { LineToShip, CatalogPeer } from "../peers.js";

export interface CalculateShippingDeps {
  readonly rates: RateStore;
  readonly goods: CatalogPeer;
  /** The project's calculator; absent in a shop that uses its table of rates. */
  readonly calculator?: ShippingCalculator | undefined;
  /** Called when the project's calculator fails. */
  readonly onCalculatorFailure?: (error: unknown) => void;
}

export interface ShippingInquiry {
  readonly lines: readonly LineToShip[];
  readonly subtotal: Money;
  readonly destination: Destination;
}

const calculatorTimeoutMs = 2000;

/** Returns the offers of all carriers, cheapest first. Throws ServiceUnavailableError if the calculator fails. */
export function calculateShipping({ rates, goods, calculator, onCalculatorFailure }: CalculateShippingDeps) {
  const table = tableOfRates(rates);
  return async ({ lines, subtotal, destination }: ShippingInquiry): Promise<readonly ShippingQuote[]> => {
    if (!calculator) return table.quote({ lines: [], subtotal, destination });
    const described = calculator.ignoresLines ? [] : await goods.describe(lines);
    const request = frozenCopy({ lines: described, subtotal, destination });
    try {
      const quotes = await within(calculatorTimeoutMs, async () => calculator.quote(request));
      return cheapestFirst(quotesRule(subtotal.currency).parse(quotes));
    } catch (error) {
      onCalculatorFailure?.(error);
      throw new ServiceUnavailableError("shipping", { cause: error });
    }
  };
}

function quotesRule(currency: string) {
  const money = z.strictObject({ amountMinor: z.int().min(0), currency: z.literal(currency) });
  const days = z.int().min(0).max(365).nullable();
  const quote = z.strictObject({
    carrier: z.string().trim().min(1).max(100),
    price: money,
    freeFrom: money.nullable(),
    minDays: days,
    maxDays: days,
    isDefault: z.boolean().optional(),
  });
  const isNamedOnce = (quotes: readonly { carrier: string }[]): boolean =>
    new Set(quotes.map(({ carrier }) => carrier.toLowerCase())).size === quotes.length;
  return z.array(quote).max(50).refine(isNamedOnce, "names a carrier twice");
}

import { z } from "zod";
import { parseAmount, type DecimalMoney, type Money } from "./money.js";

interface MoneyBounds {
  readonly minMinor?: 0 | 1;
  readonly maxMinor?: number;
}

/**
 * Validates money from an input: in the shop's one currency, `minMinor` to `maxMinor`; more than 0 if not given. Errors have
 * the path `amount` or `currency`.
 */
export function moneyRule(currency: string, { minMinor = 1, maxMinor = Number.MAX_SAFE_INTEGER }: MoneyBounds = {}) {
  return z
    .custom<DecimalMoney>((given) => given != null, "must not be null")
    .transform((given, context): Money => {
      const refuse = (path: keyof DecimalMoney, message: string): typeof z.NEVER => {
        context.addIssue({ code: "custom", path: [path], message });
        return z.NEVER;
      };
      if (given.currency !== currency) return refuse("currency", `must be ${currency}, the shop's currency`);
      const parsed = parseAmount(given.amount, currency);
      if (!parsed.ok) return refuse("amount", parsed.message);
      if (parsed.amountMinor < minMinor)
        return refuse("amount", minMinor === 0 ? "must not be negative" : "must be more than 0");
      if (parsed.amountMinor > maxMinor) return refuse("amount", "is too large");
      return { amountMinor: parsed.amountMinor, currency };
    });
}

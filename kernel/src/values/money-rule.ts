import { z } from "zod";
import { parseAmount, type DecimalMoney, type Money } from "./money.js";

/**
 * Validates money from an input: in the shop's one currency, more than 0 and at most `maxMinor`. Errors have the path
 * `amount` or `currency`.
 */
export function moneyRule(currency: string, maxMinor = Number.MAX_SAFE_INTEGER) {
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
      if (parsed.amountMinor < 1) return refuse("amount", "must be more than 0");
      if (parsed.amountMinor > maxMinor) return refuse("amount", "is too large");
      return { amountMinor: parsed.amountMinor, currency };
    });
}

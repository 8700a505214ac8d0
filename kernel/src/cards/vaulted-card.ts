import { z } from "zod";
import { cardFaults, cardExpiresAt, type SecretCardField } from "./card-number.js";
import { readCardToken } from "./card-token.js";
import type { Clock } from "../values/clock.js";

/** A card as the services behind the router see it: vault tokens in place of its number and CVC. */
export interface VaultedCard {
  readonly cardNumber: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly cvc: string;
}

const expiry = z.object({
  expiryMonth: z.int("must be a whole number").min(1, "must be 1 to 12").max(12, "must be 1 to 12"),
  expiryYear: z.int("must be a whole number").min(2000, "must be a year of four digits").max(2100, "is too far away"),
});

/** Also refuses a number or CVC that is not a token: it bypassed the router and must not be passed on. */
function tokenOf(field: SecretCardField) {
  return z.string().superRefine((text, context) => {
    const token = readCardToken(field, text);
    if (token.kind === "token") return;
    const message = token.kind === "refused" ? cardFaults[token.complaint] : "has not come by way of the card vault";
    context.addIssue({ code: "custom", message });
  });
}

/** Validates a card without the vault. The messages never repeat the input. */
export function vaultedCardRule(clock: Clock) {
  return z
    .object({ cardNumber: tokenOf("cardNumber"), ...expiry.shape, cvc: tokenOf("cvc") })
    .refine(({ expiryMonth, expiryYear }) => clock.now() < cardExpiresAt(expiryMonth, expiryYear), {
      path: ["expiryYear"],
      message: "the card has expired",
      // reported even if the number or the CVC is wrong
      when: ({ value }) => expiry.safeParse(value).success,
    });
}

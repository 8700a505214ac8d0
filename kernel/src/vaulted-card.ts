import { z } from "zod";
import { cardComplaints, cardExpiresAt, type SecretCardField } from "./card-number.js";
import { readCardToken } from "./card-token.js";
import type { Clock } from "./clock.js";

/** A card as every service behind the router has it: tokens of the vault in place of its number and its CVC. */
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

/** A number or CVC that is no token is refused as well: it came past the router, and must go no further. */
function tokenOf(field: SecretCardField) {
  return z.string().superRefine((text, context) => {
    const token = readCardToken(field, text);
    if (token.kind === "token") return;
    const message =
      token.kind === "refused" ? cardComplaints[token.complaint] : "has not come by way of the card vault";
    context.addIssue({ code: "custom", message });
  });
}

/** What can be known of a card before anyone is asked. The messages never repeat what was typed. */
export function vaultedCardRule(clock: Clock) {
  return z
    .object({ cardNumber: tokenOf("cardNumber"), ...expiry.shape, cvc: tokenOf("cvc") })
    .refine(({ expiryMonth, expiryYear }) => clock.now() < cardExpiresAt(expiryMonth, expiryYear), {
      path: ["expiryYear"],
      message: "the card has expired",
      // told also where the number or the CVC is wrong
      when: ({ value }) => expiry.safeParse(value).success,
    });
}

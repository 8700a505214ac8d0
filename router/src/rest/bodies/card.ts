import { z } from "zod";
import type { CardInput } from "../generated/operations.js";
import { named } from "./fields.js";

/** A number, or the same number as text: the samples of the old systems have both. */
const numeral = z
  .union([z.int("must be a whole number"), z.string().regex(/^\d{1,4}$/, "must be a whole number")])
  .transform(Number);

export const cardBody = named(
  "Card",
  z.object({
    card_number: z.string("must be text").max(100, "must be at most 100 characters"),
    expiry_month: numeral.describe("1 to 12."),
    expiry_year: numeral.describe("Four digits."),
    cvc: z.string("must be text").max(20, "must be at most 20 characters").describe("3 or 4 digits."),
  }),
);

export function toCardInput(card: z.output<typeof cardBody>): CardInput {
  const { card_number: cardNumber, expiry_month: expiryMonth, expiry_year: expiryYear, cvc } = card;
  return { cardNumber, expiryMonth, expiryYear, cvc };
}

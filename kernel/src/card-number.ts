import { z } from "zod";
import type { Clock } from "./clock.js";

export interface Card {
  /** Digits alone. */
  readonly cardNumber: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly cvc: string;
}

/** The check digit of ISO/IEC 7812-1 (Luhn): every second digit from the right doubled, the sum a multiple of 10. */
export function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number).reduceRight((total, digit, index) => {
    const value = digit * ((digits.length - index) % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A card is good until the end of its expiry month, anywhere on earth. `month` is 1 to 12. */
export function cardExpiresAt(month: number, year: number): Date {
  return new Date(Date.UTC(year, month, 1) + 12 * 3_600_000);
}

const expiry = z.object({
  expiryMonth: z.int("must be a whole number").min(1, "must be 1 to 12").max(12, "must be 1 to 12"),
  expiryYear: z.int("must be a whole number").min(2000, "must be a year of four digits").max(2100, "is too far away"),
});

function numberComplaint(digits: string): string | undefined {
  if (!/^\d{12,19}$/.test(digits)) return "must be 12 to 19 digits";
  return passesLuhn(digits) ? undefined : "is not a card number: its check digit is wrong";
}

/** What can be known of a card before anyone is asked. The messages never repeat what was typed. */
export function cardRule(clock: Clock) {
  return z
    .object({
      cardNumber: z
        .string()
        .transform((text) => text.replace(/[\s-]/g, ""))
        .superRefine((digits, context) => {
          const complaint = numberComplaint(digits);
          if (complaint) context.addIssue({ code: "custom", message: complaint });
        }),
      ...expiry.shape,
      cvc: z.string().regex(/^\d{3,4}$/, "must be 3 or 4 digits"),
    })
    .refine(({ expiryMonth, expiryYear }) => clock.now() < cardExpiresAt(expiryMonth, expiryYear), {
      path: ["expiryYear"],
      message: "the card has expired",
      // told also where the number or the CVC is wrong
      when: ({ value }) => expiry.safeParse(value).success,
    });
}

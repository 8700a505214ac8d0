import { emailRule } from "@souk/kernel/email-address";
import { postalAddressRule } from "@souk/kernel/postal-address";
import { z } from "zod";

const usernameRule = z
  .string()
  .trim()
  .min(3, "must be at least 3 characters")
  .max(40, "must be at most 40 characters")
  .regex(/^[A-Za-z0-9_.-]*$/, "may hold letters, digits, dots, hyphens and underscores");

/** Blank is the same as none. */
const fullNameRule = z
  .string()
  .trim()
  .max(200, "must be at most 200 characters")
  .regex(/^\P{Cc}*$/u, "must not hold control characters")
  .transform((text) => text || null);

/** A name as others say it; null for what is no name. */
export function readFullName(text: string | null): string | null {
  const read = fullNameRule.safeParse(text);
  return read.success ? read.data : null;
}

/** The password has a policy and a refusal of its own. */
export const registerRule = z.object({
  email: emailRule,
  username: usernameRule.nullish(),
  fullName: fullNameRule.nullish(),
});

/** The password is only compared. */
export const requestEmailChangeRule = z.object({ newEmail: emailRule });

/** Absent keeps, null clears. */
export const updateProfileRule = z.object({
  username: usernameRule.nullish(),
  fullName: fullNameRule.nullish(),
});

export const saveAddressRule = z.object({ address: postalAddressRule });

import { emailRule } from "@souk/kernel/values/email-address";
import { locales } from "@souk/kernel/values/locale";
import { phoneRule, postalAddressRule } from "@souk/kernel/values/postal-address";
import { uploadedPictureRule } from "@souk/kernel/values/web-address";
import { z } from "zod";

export const usernameRule = z
  .string()
  .trim()
  .min(3, "must be at least 3 characters")
  .max(40, "must be at most 40 characters")
  .regex(/^[A-Za-z0-9_.-]*$/, "may hold letters, digits, dots, hyphens and underscores");

/** A blank name counts as no name. */
export const fullNameRule = z
  .string()
  .trim()
  .max(200, "must be at most 200 characters")
  .regex(/^\P{Cc}*$/u, "must not hold control characters")
  .transform((text) => text || null);

/** Returns the trimmed name; null for an invalid name. */
export function readFullName(text: string | null): string | null {
  const read = fullNameRule.safeParse(text);
  return read.success ? read.data : null;
}

/** The password is not checked here: it has its own policy and refusal. */
export const registerRule = z.object({
  email: emailRule,
  username: usernameRule.nullish(),
  fullName: fullNameRule.nullish(),
});

/** The password is only compared, so it has no rule. */
export const requestEmailChangeRule = z.object({ newEmail: emailRule });

/** An absent field stays unchanged; null clears it. */
export const updateProfileRule = z.object({
  username: usernameRule.nullish(),
  fullName: fullNameRule.nullish(),
  phone: phoneRule.transform((text) => text || null).nullish(),
  avatar: uploadedPictureRule.nullish(),
  locale: z.enum(locales, `must be one of ${locales.join(", ")}`).nullish(),
});

export const saveAddressRule = z.object({ address: postalAddressRule });

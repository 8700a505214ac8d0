import { useTranslations } from "use-intl/react";
import { z } from "../../../ui/form/zod";
import type { PasswordRules } from "./new-password-field";

/** What fields of several forms are asked, in the words of the visitor's language. */
export function useFieldRules() {
  const t = useTranslations("account.rule");
  return {
    email: z
      .string()
      .trim()
      .min(1, t("required"))
      .pipe(z.email(t("email"))),
    required: z.string().trim().min(1, t("required")).max(200, t("tooLong")),
    /** Compared and nothing else. */
    password: z.string().min(1, t("required")),
    newPassword: ({ minLength, maxLength }: PasswordRules) =>
      z
        .string()
        .refine((text) => Array.from(text).length >= minLength, t("passwordTooShort", { minLength }))
        .refine((text) => Array.from(text).length <= maxLength, t("passwordTooLong", { maxLength })),
    code: z
      .string()
      .transform((text) => text.replaceAll(/\s/g, ""))
      .pipe(z.string().regex(/^\d{6}$/, t("code"))),
    /** Six digits of an app, or a recovery code. */
    proof: z.string().trim().min(6, t("proof")),
    optional: z.string().trim().max(200, t("tooLong")),
  };
}

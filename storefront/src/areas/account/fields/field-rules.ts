import { useTranslations } from "use-intl/react";
import { z } from "../../../ui/form/zod";
import type { PasswordRules } from "./new-password-field";

/** Validation rules that several forms share, with messages in the visitor's language. */
export function useFieldRules() {
  const t = useTranslations("account.rule");
  return {
    email: z
      .string()
      .trim()
      .min(1, t("required"))
      .pipe(z.email(t("email"))),
    required: z.string().trim().min(1, t("required")).max(200, t("tooLong")),
    /** Only compared, so no other rule applies. */
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
    /** Six digits from an authenticator app, or a recovery code. */
    proof: z.string().trim().min(6, t("proof")),
    optional: z.string().trim().max(200, t("tooLong")),
  };
}

import type { ActionFunctionArgs } from "react-router";
import type { AppConfig } from "use-intl";
import { createTranslator } from "use-intl/core";
import { useTranslations } from "use-intl/react";
import { localeContext, projectContext } from "../../../app/locale-context";
import { messagesOf } from "../../../app/messages";
import { phonePattern } from "../../../ui/address/address-rule";
import { z } from "../../../ui/form/zod";
import type { PasswordRules } from "./new-password-field";

/** Returns validation rules that several forms share, with messages in the visitor's language. */
export function useFieldRules(): FieldRules {
  return fieldRules(useTranslations("account.rule"));
}

export type FieldRules = ReturnType<typeof fieldRules>;
type RuleText = ReturnType<typeof useTranslations<"account.rule">>;

/** The same rules for an action. */
export async function actionFieldRules(context: ActionFunctionArgs["context"]): Promise<FieldRules> {
  const locale = context.get(localeContext);
  const messages = {
    account: await messagesOf("account", locale, context.get(projectContext)),
  } as unknown as AppConfig["Messages"];
  return fieldRules(createTranslator({ locale, messages, namespace: "account.rule" }));
}

function fieldRules(t: RuleText) {
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
    /** May be empty. */
    username: z
      .string()
      .trim()
      .regex(/^([\w.-]{3,40})?$/, t("username")),
    /** May be empty. */
    phone: z.string().trim().regex(phonePattern, t("phone")),
    optional: z.string().trim().max(200, t("tooLong")),
    /** The text for what is no number. */
    number: t("number"),
  };
}

import type { PasswordInputProps } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { PasswordField } from "./password-field";

export interface PasswordRules {
  readonly minLength: number;
  readonly maxLength: number;
}

/** The rules that apply if the graph returns none. */
export const usualRules: PasswordRules = { minLength: 8, maxLength: 128 };

interface NewPasswordFieldProps extends PasswordInputProps {
  readonly rules: PasswordRules;
}

/** A field for a new password, with the rules for it. */
export function NewPasswordField({ rules, ...field }: NewPasswordFieldProps) {
  const t = useTranslations("account.password");
  return (
    <PasswordField
      label={t("label")}
      {...field}
      description={t("rules", { ...rules })}
      autoComplete="new-password"
      minLength={rules.minLength}
    />
  );
}

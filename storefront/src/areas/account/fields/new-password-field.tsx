import type { PasswordInputProps } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { PasswordField } from "./password-field";

export interface PasswordRules {
  readonly minLength: number;
  readonly maxLength: number;
}

/** What holds where the graph does not say. */
export const usualRules: PasswordRules = { minLength: 8, maxLength: 128 };

interface NewPasswordFieldProps extends PasswordInputProps {
  readonly rules: PasswordRules;
}

/** A password to be chosen, with what is asked of it. */
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

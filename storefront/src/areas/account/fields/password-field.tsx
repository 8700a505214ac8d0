import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useTranslations } from "use-intl/react";

/** A password field that can show its text, by keyboard too, and that accepts pasted text. */
export function PasswordField(props: PasswordInputProps) {
  const t = useTranslations("account.password");
  return (
    <PasswordInput
      autoComplete="current-password"
      required
      withAsterisk={false}
      {...props}
      visibilityToggleButtonProps={{ "aria-label": t("show"), tabIndex: 0 }}
    />
  );
}

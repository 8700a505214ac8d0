import { Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { MailAgainFragment } from "./resend-mail.generated";

/** The kinds of mail that contain a secret. For each of them there is a way to get a new one. */
const secretKinds = ["VERIFY_EMAIL", "PASSWORD_RESET", "CONFIRM_EMAIL_CHANGE", "ORDER_LINK"] as const;

/** Explains why a finished mail cannot be sent again, and the alternative. */
export function ResendUnavailable({ mail: { kind, resendState } }: { readonly mail: MailAgainFragment }) {
  const t = useTranslations("admin.mailAgain");
  if (resendState === "FORGOTTEN") return <Text c="dimmed">{t("forgotten")}</Text>;
  if (resendState !== "HOLDS_SECRET") return null;
  const known = secretKinds.find((secret) => secret === kind);
  return (
    <div>
      <Text c="dimmed">{t("holdsSecret")}</Text>
      {known && <Text>{t(`instead.${known}`)}</Text>}
    </div>
  );
}

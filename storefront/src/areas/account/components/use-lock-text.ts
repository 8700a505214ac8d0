import { useFormatter, useTranslations } from "use-intl/react";

/** Returns the text that says until when sign-in is locked after wrong passwords or codes. */
export function useLockText(): (retryAt: string) => string {
  const t = useTranslations("account.lock");
  const format = useFormatter();
  return (retryAt) => t("until", { time: format.dateTime(new Date(retryAt), { timeStyle: "short" }) });
}

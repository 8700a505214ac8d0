import { useFormatter, useTranslations } from "use-intl/react";

/** Until when wrong passwords or codes are waited for, for people. */
export function useLockText(): (retryAt: string) => string {
  const t = useTranslations("account.lock");
  const format = useFormatter();
  return (retryAt) => t("until", { time: format.dateTime(new Date(retryAt), { timeStyle: "short" }) });
}

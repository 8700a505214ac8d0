import { useLocale, useTranslations } from "use-intl/react";

/** Returns a function for the messages of `InvalidInput`, which the graph writes in English only. */
export function useServerMessage(): (message: string) => string {
  const t = useTranslations("common.refusal");
  const locale = useLocale();
  return (message) => (locale === "en" ? message : t("field"));
}

import { useLocale, useTranslations } from "use-intl/react";

/** Returns the reason of a `Conflict`, which the graph writes in English only; a general text in other languages. */
export function useConflictText(): (message: string) => string {
  const t = useTranslations("teaching.publish");
  const locale = useLocale();
  return (message) => (locale === "en" ? message : t("conflict"));
}

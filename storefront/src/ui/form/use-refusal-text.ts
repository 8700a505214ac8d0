import type { CombinedError } from "@urql/core";
import { useTranslations } from "use-intl/react";
import { refusalOf } from "../../graph/refusal";

/** Why an operation was not carried out at all, for people. */
export function useRefusalText(): (error: CombinedError | undefined) => string {
  const t = useTranslations("common.refusal");
  return (error) => {
    const refusal = error ? refusalOf(error) : { kind: "failed" as const };
    return refusal.kind === "tooMany" ? t("tooMany", { seconds: refusal.seconds }) : t(refusal.kind);
  };
}

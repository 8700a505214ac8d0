import type { CombinedError } from "@urql/core";
import { useTranslations } from "use-intl/react";
import { refusalOf } from "../../graph/refusal";

/** Returns the text that explains why an operation was not carried out. */
export function useRefusalText(): (error: CombinedError | undefined) => string {
  const t = useTranslations("common.refusal");
  return (error) => {
    const refusal = error ? refusalOf(error) : { kind: "failed" as const };
    return "seconds" in refusal ? t(refusal.kind, { seconds: refusal.seconds }) : t(refusal.kind);
  };
}

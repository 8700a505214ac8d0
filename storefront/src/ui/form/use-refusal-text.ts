import type { CombinedError } from "@urql/core";
import { useTranslations } from "use-intl/react";
import { refusalOf, type Refusal } from "../../graph/refusal";

/** Returns the text that explains why an operation was not carried out. */
export function useRefusalText(): (error: CombinedError | undefined) => string {
  const text = useTextOfRefusal();
  return (error) => text(error ? refusalOf(error) : { kind: "failed" });
}

export function useTextOfRefusal(): (refusal: Refusal) => string {
  const t = useTranslations("common.refusal");
  return (refusal) => ("seconds" in refusal ? t(refusal.kind, { seconds: refusal.seconds }) : t(refusal.kind));
}

import { useTranslations } from "use-intl/react";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import type { CardRefusal } from "./change-cards";

/** Returns a function for the text that explains why a change of a card was not carried out. */
export function useCardRefusal(): (refusal: CardRefusal) => string {
  const t = useTranslations("account.cards");
  const textOfRefusal = useTextOfRefusal();
  return (refusal) => {
    if (refusal.kind === "refused") return textOfRefusal(refusal.refusal);
    return refusal.kind === "invalid" ? textOfRefusal({ kind: "failed" }) : t(refusal.kind);
  };
}

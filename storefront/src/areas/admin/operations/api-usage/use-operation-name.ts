import { useTranslations } from "use-intl/react";
import type { UsedOperationFragment } from "./api-usage.generated";

const shortHash = 8;

/** Returns a function that names an operation, also one that its client gave no name. */
export function useOperationName(): (operation: Pick<UsedOperationFragment, "hash" | "name" | "kind">) => string {
  const t = useTranslations("adminOperations.apiUsage");
  return ({ hash, name, kind }) => {
    if (kind === null) return t("others");
    return name || t("unnamed", { hash: hash.slice(0, shortHash) });
  };
}

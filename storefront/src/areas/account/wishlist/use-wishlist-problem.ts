import { useTranslations } from "use-intl/react";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../ui/form/use-server-message";
import type { WishlistProblem } from "./change-wishlist";

/** Returns a function for the text that explains why a change of the wishlist was not carried out. */
export function useWishlistProblem(): (problem: WishlistProblem) => string {
  const t = useTranslations("account.wishlist.problems");
  const textOfRefusal = useTextOfRefusal();
  const serverMessage = useServerMessage();
  return (problem) => {
    switch (problem.kind) {
      case "ruled":
        return problem.reason;
      case "invalid":
        return serverMessage(problem.fields[0]?.message ?? "");
      case "refused":
        return textOfRefusal(problem.refusal);
      default:
        return t(problem.kind);
    }
  };
}

import { useNavigate } from "react-router";
import { useTranslations } from "use-intl/react";
import { useSession } from "../../../app/viewer/use-session";
import { toast } from "../../../ui/toast/toast";
import type { SignedInReportFragment } from "./signed-in.generated";

/**
 * Call it after any `SignedIn` answer. It fetches all shown data again, reports changes of the cart, and opens the next
 * page.
 */
export function useCompleteSignIn(): (report: SignedInReportFragment, returnTo: string) => Promise<void> {
  const { signedIn } = useSession();
  const navigate = useNavigate();
  const t = useTranslations("account.cartMerge");
  return async ({ cartMerge, secondFactorSetupRequired }, returnTo) => {
    signedIn();
    for (const { outcome, reason, product, quantityAfter } of cartMerge?.lines ?? []) {
      if (outcome !== "CAPPED" && outcome !== "DROPPED") continue;
      const name = product?.name ?? t("somethingGone");
      const change = outcome === "CAPPED" ? t("capped", { name, quantity: quantityAfter }) : t("dropped", { name });
      toast({ message: reason ? `${change} ${t(`reason.${reason}`)}` : change });
    }
    await navigate(secondFactorSetupRequired ? "/account/security" : returnTo, { replace: true });
  };
}

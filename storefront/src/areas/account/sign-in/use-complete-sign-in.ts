import { useNavigate } from "react-router";
import { useTranslations } from "use-intl/react";
import { useSession } from "../../../app/viewer/use-session";
import { toast } from "../../../ui/toast/toast";
import type { SignedInReportFragment } from "./signed-in.generated";

/** After any answer `SignedIn`: all that is shown is asked anew, what happened to the cart is told, and the visitor goes on. */
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

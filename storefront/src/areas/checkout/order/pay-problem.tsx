import { useLocale, useTranslations } from "use-intl/react";
import { declineWord } from "../../../ui/order/known-word";
import { formatMoney } from "../../../ui/price/format-money";
import type { PaymentResult } from "../payment/paid-order";

/** Explains why an order is not paid. */
export function PayProblem({ result }: { readonly result: PaymentResult }) {
  const t = useTranslations("checkout.problem");
  const locale = useLocale();
  const words = useTranslations("shared.order.decline");
  switch (result.kind) {
    case "declined":
      return words(declineWord(result.declineCode));
    case "refused":
      switch (result.problem.__typename) {
        case "Conflict":
          return t("conflict");
        case "OrderSuperseded":
          return t("superseded");
        case "PriceChanged":
          return t("priceChanged", { total: formatMoney(result.problem.total, locale) });
        default:
          return t("serviceUnavailable");
      }
    case "signedOut":
      return t("signedOut");
    case "noAnswer":
      return t("noAnswer");
    default:
      return null;
  }
}

import { useCallback, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useNavigate } from "react-router";
import { useClient } from "urql";
import type { CheckoutInput, PaymentInput } from "../../../graph/schema-types.generated";
import { customOfTexts } from "../../../ui/custom-fields/custom-of-texts";
import type { MoneyLike } from "../../../ui/price/format-money";
import { sumMoney } from "../../../ui/price/sum-money";
import { openDocument, payPath } from "../pay/pay-path";
import type { PaymentResult } from "../payment/paid-order";
import { showInvalidPayment } from "../payment/invalid-payment";
import { placedOrder } from "../placed-order";
import { checkoutAttempt, markOf, type CheckoutAttempt } from "./checkout-attempt";
import type { CheckoutCartFragment, SavedAddressFragment } from "./checkout-page.generated";
import { addressOf, checkoutDraft, type CheckoutNeeds, type CheckoutValues } from "./checkout-values";
import { orderPlacing } from "./place-order";
import type { RefusedCheckout } from "./refused-checkout";

export interface CheckoutOptions {
  readonly form: UseFormReturn<CheckoutValues>;
  readonly cart: CheckoutCartFragment;
  readonly addresses: readonly SavedAddressFragment[];
  readonly needs: CheckoutNeeds;
  readonly shippingPrice: MoneyLike | undefined;
  /** The total with taxes; undefined in a shop without tax, and while it is unknown. */
  readonly quotedTotal: MoneyLike | undefined;
  /** The answer of the server to the form before the page's scripts ran. */
  readonly refused: RefusedCheckout | undefined;
  /** Fetches the cart and its prices again. */
  readonly refresh: () => void;
  /** Called before the page sees that the ordered cart is empty. */
  readonly placed: (isPlaced: boolean) => void;
}

export function useCheckout({
  form,
  cart,
  addresses,
  needs,
  shippingPrice,
  quotedTotal,
  refused,
  refresh,
  placed,
}: CheckoutOptions) {
  const graph = useClient();
  const navigate = useNavigate();
  const isBusy = useRef(false);
  const [isPlacing, setPlacing] = useState(false);
  const [problem, setProblem] = useState(refused?.result);
  const [isFinding, setFinding] = useState(false);
  const found = useCallback(() => setFinding(false), []);
  const [waiting] = useState(() => waitingOrderOf(cart, refused?.attempt));
  const worked = quotedTotal ?? (shippingPrice ? sumMoney(cart.subtotal, shippingPrice) : cart.subtotal);
  const subject = `${markOf(cart)} ${worked.amount}`;
  // the next press of the button agrees to the total that the shop reported last
  const [confirmedTotal, setConfirmedTotal] = useState<ConfirmedTotal | undefined>(() =>
    changedTotal(refused, subject),
  );
  const total = confirmedTotal?.of === subject ? confirmedTotal.total : worked;

  async function place(values: CheckoutValues, payment: PaymentInput | null): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setPlacing(true);
    setProblem(undefined);
    placed(true);
    try {
      const placing = orderPlacing({ graph, memory: checkoutAttempt, newKey: () => crypto.randomUUID() });
      const result = await placing({ cart, details: detailsOf(values), payment });
      if (result.kind !== "placed" && result.kind !== "actionRequired") placed(false);
      await handleResult(result, payment);
    } finally {
      isBusy.current = false;
      setPlacing(false);
    }
  }

  async function handleResult(result: PaymentResult, payment: PaymentInput | null): Promise<void> {
    switch (result.kind) {
      case "placed":
        checkoutDraft.forget();
        placedOrder.write(result.number);
        await navigate(`/orders/${result.number}`, { replace: true });
        if (checkoutAttempt.read()?.isOpen) checkoutAttempt.forget();
        return;
      case "actionRequired":
        placedOrder.write(result.number);
        // replaces the history entry, so that the way back from the bank leads to the order
        await navigate(`/orders/${result.number}`, { replace: true });
        if (result.redirectUrl) window.location.assign(result.redirectUrl);
        else if (payment?.atProvider) openDocument(payPath(result.number, result.provider));
        return;
      case "refused":
        if (result.problem.__typename === "InvalidInput" && showInvalidPayment(form, result.problem)) return;
        if (result.problem.__typename === "PriceChanged") {
          setConfirmedTotal({ of: subject, total: result.problem.total });
          refresh();
        }
        if (result.problem.__typename === "CartEmpty" || result.problem.__typename === "CartChanged") refresh();
        // the page shows this order once it finds the cart empty
        if (result.problem.__typename === "CartAlreadyOrdered") placedOrder.write(result.problem.order.number);
        setProblem(result);
        return;
      case "noAnswer":
        setFinding(true);
        setProblem(result);
        return;
      default:
        setProblem(result);
    }
  }

  function detailsOf(values: CheckoutValues): Omit<CheckoutInput, "idempotencyKey" | "payment"> {
    const custom = customOfTexts(needs.customFields, values.custom);
    return {
      ...(needs.isGuest ? { email: values.email.trim() } : {}),
      ...(needs.needsShipping ? { shippingAddress: addressOf(values, addresses), carrier: values.carrier } : {}),
      expectedTotal: { amount: total.amount, currency: total.currency },
      ...(custom ? { custom } : {}),
    };
  }

  return { place, total, isPlacing, problem, waiting, isFinding, found };
}

interface ConfirmedTotal {
  readonly of: string;
  readonly total: MoneyLike;
}

function changedTotal(refused: RefusedCheckout | undefined, subject: string): ConfirmedTotal | undefined {
  const result = refused?.result;
  if (result?.kind !== "refused" || result.problem.__typename !== "PriceChanged") return undefined;
  return { of: subject, total: result.problem.total };
}

/**
 * Returns the number of the order that an earlier attempt with this cart placed. `sent`: the attempt of the server; this
 * tab continues it.
 */
function waitingOrderOf(cart: CheckoutCartFragment, sent: CheckoutAttempt | undefined): string | undefined {
  if (sent) checkoutAttempt.write(sent);
  const attempt = sent ?? checkoutAttempt.read();
  return attempt?.cart === markOf(cart) ? attempt.order?.number : undefined;
}

import type { CombinedError } from "@urql/core";
import { isUnauthenticated } from "../../../graph/session-renewal";
import type { OrderStandingFragment } from "../checkout/checkout-page.generated";
import type { PlaceOrderMutation } from "../checkout/place-order.generated";
import type { PayPlacedOrderMutation } from "./pay-placed-order.generated";

type CheckoutAnswer = NonNullable<PlaceOrderMutation["checkout"]>;
type PayAnswer = NonNullable<PayPlacedOrderMutation["payOrder"]>;
type Settled = "Order" | "PaymentDeclined" | "PaymentActionRequired";

/** Why nothing was ordered or paid, as the graph says it. */
export type Refusal = Exclude<CheckoutAnswer | PayAnswer, { readonly __typename: Settled }>;

/** What paying for an order has come to. */
export type PaymentResult =
  /** Its page tells the rest. */
  | { readonly kind: "placed"; readonly number: string }
  /** The bank asks its buyer, on this page; null where none can be shown. */
  | { readonly kind: "asked"; readonly number: string; readonly redirectUrl: string | null }
  | { readonly kind: "declined"; readonly declineCode: string; readonly order: OrderStandingFragment }
  | { readonly kind: "refused"; readonly problem: Refusal }
  /** This cart was sent already, otherwise: by another tab, or before. */
  | { readonly kind: "elsewhere"; readonly number: string | null }
  /** Nobody knows whether it arrived. The same once more does no harm. */
  | { readonly kind: "noAnswer" }
  | { readonly kind: "signedOut" };

export function withoutAnswer(error: CombinedError | undefined): PaymentResult {
  return { kind: error && isUnauthenticated(error) ? "signedOut" : "noAnswer" };
}

/** Whether there is nothing that a buyer could do here: its page shows how it goes on. */
export function awaitsPayment({ status, checkout }: OrderStandingFragment): boolean {
  return status === "CREATED" && checkout.step === "AWAITING_PAYMENT";
}

import type { CombinedError } from "@urql/core";
import { isUnauthenticated } from "../../../graph/session-renewal";
import type { OrderStandingFragment } from "../checkout/checkout-page.generated";
import type { PlaceOrderMutation } from "../checkout/place-order.generated";
import type { PayPlacedOrderMutation } from "./pay-placed-order.generated";

type CheckoutAnswer = NonNullable<PlaceOrderMutation["checkout"]>;
type PayAnswer = NonNullable<PayPlacedOrderMutation["payOrder"]>;
type Settled = "Order" | "PaymentDeclined" | "PaymentActionRequired";

/** The reasons why nothing was ordered or paid, as the graph returns them. */
export type Refusal = Exclude<CheckoutAnswer | PayAnswer, { readonly __typename: Settled }>;

/** The result of paying for an order. */
export type PaymentResult =
  /** The order page shows the rest. */
  | { readonly kind: "placed"; readonly number: string }
  /** The bank asks the buyer, on the page at `redirectUrl`; null if there is no such page. */
  | { readonly kind: "actionRequired"; readonly number: string; readonly redirectUrl: string | null }
  | { readonly kind: "declined"; readonly declineCode: string; readonly order: OrderStandingFragment }
  | { readonly kind: "refused"; readonly problem: Refusal }
  /** This cart was already sent with other data: by another tab, or earlier. */
  | { readonly kind: "elsewhere"; readonly number: string | null }
  /** It is unknown whether the request arrived. A retry is idempotent. */
  | { readonly kind: "noAnswer" }
  | { readonly kind: "signedOut" };

export function withoutAnswer(error: CombinedError | undefined): PaymentResult {
  return { kind: error && isUnauthenticated(error) ? "signedOut" : "noAnswer" };
}

/** Returns true if the order waits for a payment by the buyer. */
export function awaitsPayment({ status, checkout }: OrderStandingFragment): boolean {
  return status === "CREATED" && checkout.step === "AWAITING_PAYMENT";
}

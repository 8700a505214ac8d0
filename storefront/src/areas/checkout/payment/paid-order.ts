import type { CombinedError } from "@urql/core";
import { isUnauthenticated } from "../../../graph/session-renewal";
import type { PlacedOrderStatusFragment } from "../checkout/checkout-page.generated";
import type { PaymentWaitsFragment, PlaceOrderMutation } from "../checkout/place-order.generated";
import type { PayPlacedOrderMutation } from "./pay-placed-order.generated";

type CheckoutAnswer = NonNullable<PlaceOrderMutation["checkout"]>;
type PayAnswer = NonNullable<PayPlacedOrderMutation["payOrder"]>;
type Settled = "Order" | "PaymentDeclined" | "PaymentActionRequired";

/** The reasons why nothing was ordered or paid, as the graph returns them. */
export type Refusal = Exclude<CheckoutAnswer | PayAnswer, { readonly __typename: Settled }>;

/** A payment that waits for the buyer, with the data for the provider's form. */
export interface WaitingPayment extends Pick<
  PaymentWaitsFragment,
  "provider" | "redirectUrl" | "clientSecret" | "publicKey" | "providerOrderId" | "amount"
> {
  readonly number: string;
}

export function waitingPayment({ order, ...payment }: PaymentWaitsFragment): PaymentResult {
  return { kind: "actionRequired", number: order.number, ...payment };
}

/** The result of paying for an order. */
export type PaymentResult =
  /** The order page shows the rest. */
  | { readonly kind: "placed"; readonly number: string }
  /** The buyer must act: on the page of their bank at `redirectUrl`, or in the provider's own form. */
  | ({ readonly kind: "actionRequired" } & WaitingPayment)
  | { readonly kind: "declined"; readonly declineCode: string; readonly order: PlacedOrderStatusFragment }
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
export function awaitsPayment({ status, checkout }: PlacedOrderStatusFragment): boolean {
  return status === "CREATED" && checkout.step === "AWAITING_PAYMENT";
}

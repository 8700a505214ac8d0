import type { FieldProblems } from "../../../ui/form/refused-form";
import type { PaymentResult } from "../payment/paid-order";
import type { CheckoutAttempt } from "./checkout-attempt";
import type { CheckoutValues } from "./checkout-values";

/** The reason shown beside the button why there is no order yet. */
export type CheckoutObstacle = Exclude<PaymentResult, { readonly kind: "placed" | "actionRequired" }>;

/** The answer of the server to a checkout that placed no order. */
export interface RefusedCheckout {
  /** The entered values, without the card. */
  readonly values: CheckoutValues;
  readonly problems?: FieldProblems;
  readonly result?: CheckoutObstacle;
  readonly attempt?: CheckoutAttempt;
}

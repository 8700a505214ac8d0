export interface StripeSettings {
  readonly name: "stripe";
  readonly secretKey: string;
  /** `whsec_...` of the endpoint `/webhooks/payments/stripe`. */
  readonly webhookSecret: string;
  /** `pk_...`, for Stripe's code in the buyer's browser. Null: only clients with their own copy can pay. */
  readonly publishableKey: string | null;
  /** True: the money of shipped orders is authorized first. */
  readonly capturesLater: boolean;
  /** Stripe's address; tests use another one. */
  readonly baseUrl: string;
  /** The address of Stripe.js; tests use another one. */
  readonly scriptUrl: string;
  /**
   * Address that Stripe sends the buyer to after 3-D Secure on its own page. Null: Stripe's code in the buyer's browser
   * shows 3-D Secure.
   */
  readonly returnUrl: string | null;
}

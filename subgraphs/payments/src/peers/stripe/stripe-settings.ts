export interface StripeSettings {
  readonly name: "stripe";
  readonly secretKey: string;
  /** `whsec_...` of the endpoint `/webhooks/payments/stripe`. */
  readonly webhookSecret: string;
  /** `pk_...`, for Stripe's code in the buyer's browser; null where that has it by itself. */
  readonly publishableKey: string | null;
  /** Stripe's own address, or another one for tests. */
  readonly baseUrl: string;
  /** Where Stripe sends the buyer after 3-D Secure on a page of its own; null: Stripe's code in the buyer's browser shows it. */
  readonly returnUrl: string | null;
}

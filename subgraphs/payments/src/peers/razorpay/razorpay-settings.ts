export interface RazorpaySettings {
  readonly name: "razorpay";
  readonly keyId: string;
  readonly keySecret: string;
  /** Secret of the webhook `/webhooks/payments/razorpay`, as set in Razorpay's dashboard. */
  readonly webhookSecret: string;
  /** True: the money of shipped orders is authorized first. */
  readonly capturesLater: boolean;
  /** Razorpay's address; tests use another one. */
  readonly baseUrl: string;
  /** The address of its script for browsers; tests use another one. */
  readonly scriptUrl: string;
}

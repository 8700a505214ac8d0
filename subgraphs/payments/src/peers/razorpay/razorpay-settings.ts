export interface RazorpaySettings {
  readonly name: "razorpay";
  readonly keyId: string;
  readonly keySecret: string;
  /** Of the webhook `/webhooks/payments/razorpay`, as the dashboard has it. */
  readonly webhookSecret: string;
  /** Razorpay's own address, or another one for tests. */
  readonly baseUrl: string;
}

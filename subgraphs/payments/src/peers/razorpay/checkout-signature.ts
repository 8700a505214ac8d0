import { createHmac, timingSafeEqual } from "node:crypto";
import type { Confirmation } from "../../domain/providers/payment-provider.js";

/**
 * Returns true if Razorpay's checkout has signed this payment of this order: HMAC-SHA256 of `<order>|<payment>` with
 * the key's secret, in hex
 * (https://razorpay.com/docs/payments/payment-gateway/web-integration/standard/integration-steps). The order is the one
 * that we created, never one that arrived with the signature, so a signature for another order proves nothing.
 */
export function isCheckoutSignature(
  orderId: string,
  { providerPaymentId, signature }: Confirmation,
  keySecret: string,
): boolean {
  const expected = createHmac("sha256", keySecret).update(`${orderId}|${providerPaymentId}`).digest("hex");
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}

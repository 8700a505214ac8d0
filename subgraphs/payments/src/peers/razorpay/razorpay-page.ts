import type { PaymentPage } from "../../domain/providers/payment-page.js";
import { browserModule } from "../browser-module.js";
import type { RazorpaySettings } from "./razorpay-settings.js";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Confirmation } from "../../domain/providers/payment-provider.js";

/** Razorpay's checkout: a window over the page, from the origins of Razorpay's script and of its API. */
export function razorpayPage({ scriptUrl, baseUrl }: Pick<RazorpaySettings, "scriptUrl" | "baseUrl">): PaymentPage {
  const [script, api] = [new URL(scriptUrl).origin, new URL(baseUrl).origin];
  const isRazorpays = script === "https://checkout.razorpay.com";
  return {
    kind: "WINDOW",
    label: { en: "Card, UPI or net banking (Razorpay)", fr: "Carte, UPI ou banque en ligne (Razorpay)" },
    script: scriptUrl,
    module: browserModule("razorpay-checkout.js"),
    sources: {
      scripts: [script],
      frames: [script, api],
      connections: [api, ...(isRazorpays ? ["https://lumberjack.razorpay.com"] : [])],
    },
  };
}

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

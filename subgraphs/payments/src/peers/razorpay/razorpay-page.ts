import type { PaymentPage } from "../../domain/providers/payment-page.js";
import { browserModule } from "../browser-module.js";
import type { RazorpaySettings } from "./razorpay-settings.js";

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

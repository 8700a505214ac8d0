import type { PaymentPage } from "../../domain/providers/payment-page.js";
import { browserModule } from "../browser-module.js";
import type { StripeSettings } from "./stripe-settings.js";

/** Stripe's Payment Element. The sources are those of https://docs.stripe.com/security/guide#content-security-policy */
export function stripePage({ scriptUrl, baseUrl }: Pick<StripeSettings, "scriptUrl" | "baseUrl">): PaymentPage {
  const { origin, host } = new URL(scriptUrl);
  const ofStripe = host === "js.stripe.com" ? ["https://*.js.stripe.com"] : [];
  return {
    kind: "ELEMENT",
    label: { en: "Card or other methods (Stripe)", fr: "Carte ou autres moyens (Stripe)" },
    script: scriptUrl,
    module: browserModule("stripe-element.js"),
    sources: {
      scripts: [origin, ...ofStripe],
      frames: [origin, ...ofStripe, ...(ofStripe.length > 0 ? ["https://hooks.stripe.com"] : [])],
      connections: [new URL(baseUrl).origin],
    },
  };
}

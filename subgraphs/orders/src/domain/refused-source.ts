import type { PaymentOutcome } from "./checkout/checkout-outcome.js";
import type { Charge, PaymentSource } from "./order-peers.js";

type Refusal = Extract<Charge["kind"], "methodNotFound" | "sourceNotTaken" | "confirmationRefused">;

/** Returns the reason why a payment source was refused; nobody was charged. */
export function refusedSource(refusal: Refusal, source: PaymentSource): Extract<PaymentOutcome, { kind: "invalid" }> {
  const invalid = (path: string, message: string) => ({ kind: "invalid" as const, fields: [{ path, message }] });
  switch (refusal) {
    case "methodNotFound":
      return invalid("payment.paymentMethodId", "is not one of your payment methods");
    case "sourceNotTaken":
      return "atProvider" in source
        ? invalid("payment.atProvider", "is not possible here: give a card or a payment method")
        : invalid("payment", "is not possible here: pay in the provider's own checkout (atProvider)");
    case "confirmationRefused":
      return invalid(
        "payment.confirmation",
        "is not the provider's for a payment of this order that waits; nothing was changed",
      );
  }
}

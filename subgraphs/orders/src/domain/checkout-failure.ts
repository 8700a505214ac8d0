import type { CheckoutOutcome } from "./checkout/checkout-outcome.js";
import type { PayOrderOutcome } from "./payment/pay-order.js";

/** The step and reason of a failed checkout or order payment. Only fixed values, so that a metric can count them. */
export interface CheckoutFailure {
  readonly step: "PREPARE" | "RESERVE" | "CHARGE";
  readonly reason: string;
}

/** Returns null for an outcome that is paid, waits for its buyer, or repeats an earlier answer. */
export function checkoutFailure(outcome: CheckoutOutcome | PayOrderOutcome): CheckoutFailure | null {
  switch (outcome.kind) {
    case "paid":
    case "actionRequired":
      return null;
    case "declined":
      return outcome.replayed ? null : { step: "CHARGE", reason: outcome.kind };
    case "paymentUnknown":
    case "paymentsUnreachable":
      return { step: "CHARGE", reason: outcome.kind };
    case "outOfStock":
    case "soldOut":
      return { step: "RESERVE", reason: outcome.kind };
    case "serviceUnavailable":
      return { step: outcome.service === "inventory" ? "RESERVE" : "PREPARE", reason: `${outcome.service}Unavailable` };
    case "cartEmpty":
    case "cartChanged":
    case "cartAlreadyOrdered":
    case "superseded":
    case "productUnavailable":
    case "alreadyOwned":
    case "priceChanged":
    case "keyReused":
    case "notFound":
    case "notPayable":
    case "invalid":
      return { step: "PREPARE", reason: outcome.kind };
  }
}

/** Wraps `run` and reports each failed outcome to `tell`. */
export function tellingFailures<Input, By, Outcome extends CheckoutOutcome | PayOrderOutcome>(
  run: (input: Input, by: By) => Promise<Outcome>,
  tell: (failure: CheckoutFailure) => void,
) {
  return async (input: Input, by: By): Promise<Outcome> => {
    const outcome = await run(input, by);
    const failure = checkoutFailure(outcome);
    if (failure) tell(failure);
    return outcome;
  };
}

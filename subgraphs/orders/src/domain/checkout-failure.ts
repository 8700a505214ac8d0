import type { CheckoutOutcome } from "./checkout-outcome.js";
import type { PayOrderOutcome } from "./pay-order.js";

/** Where and why a checkout, or paying an order, came to nothing so far. A few fixed words, so that they can be counted. */
export interface CheckoutFailure {
  readonly step: "PREPARE" | "RESERVE" | "CHARGE";
  readonly reason: string;
}

/** Null for what is paid, waits for its buyer, or was told before. */
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

/** Tells of each outcome that is a failure. */
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

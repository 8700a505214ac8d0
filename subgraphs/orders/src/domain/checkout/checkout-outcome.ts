import type { RuleRefusal } from "@souk/kernel/project/rules";
import type { Money } from "@souk/kernel/values/money";
import type { Order } from "../order/order.js";
import type { PaymentOutcome, PayOrderOutcome } from "../payment/payment-outcome.js";

export type UnavailableReason = "accountNeeded" | "ownCourse" | "noCourse";

export type CheckoutOutcome =
  | PaymentOutcome
  /** The buyer pays later. `replayed`: the answer of an earlier request with the same key. */
  | { readonly kind: "placed"; readonly order: Order; readonly replayed?: true }
  | { readonly kind: "cartEmpty" }
  /** The cart has another version than the expected one. */
  | { readonly kind: "cartChanged"; readonly cartId: string }
  /** An order of the same cart version is paid, or its payment is being confirmed. */
  | { readonly kind: "cartAlreadyOrdered"; readonly order: Order }
  | { readonly kind: "productUnavailable"; readonly productId: string; readonly reason?: UnavailableReason }
  | { readonly kind: "alreadyOwned"; readonly productId: string }
  | { readonly kind: "priceChanged"; readonly total: Money }
  | RuleRefusal
  | { readonly kind: "keyReused" };

/** The step and reason of a failed checkout or order payment. Only fixed values, so that a metric can count them. */
export interface CheckoutFailure {
  readonly step: (typeof measuredSteps)[number];
  readonly reason: string;
}

/** Returns null for an outcome that is paid, waits for its buyer, or repeats an earlier answer. */
export function checkoutFailure(outcome: CheckoutOutcome | PayOrderOutcome): CheckoutFailure | null {
  switch (outcome.kind) {
    case "paid":
    case "placed":
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
    case "ruleRefused":
    case "keyReused":
    case "notFound":
    case "notPayable":
    case "invalid":
      return { step: "PREPARE", reason: outcome.kind };
  }
}

export const measuredSteps = ["PREPARE", "RESERVE", "CHARGE"] as const;

/** `pending`: the buyer must act. `refused`: the buyer's fault, or out of stock. `failed`: the shop's fault. */
export const checkoutResults = ["paid", "placed", "pending", "refused", "failed"] as const;

/** A checkout, or a payment of an order, that has ended. */
export interface CheckoutReport {
  readonly result: (typeof checkoutResults)[number];
  /** The step that stopped it; null when none did. */
  readonly failure: CheckoutFailure | null;
}

/** Returns null for the repeated answer of an earlier request. */
export function checkoutReport(outcome: CheckoutOutcome | PayOrderOutcome): CheckoutReport | null {
  if ("replayed" in outcome && outcome.replayed) return null;
  return { result: resultOf(outcome), failure: checkoutFailure(outcome) };
}

function resultOf({ kind }: CheckoutOutcome | PayOrderOutcome): CheckoutReport["result"] {
  switch (kind) {
    case "paid":
    case "placed":
      return kind;
    case "actionRequired":
      return "pending";
    case "paymentUnknown":
    case "paymentsUnreachable":
    case "serviceUnavailable":
      return "failed";
    default:
      return "refused";
  }
}

const bug: CheckoutReport = { result: "failed", failure: { step: "PREPARE", reason: "error" } };

/** Wraps `run` and reports how each run ended to `report`. */
export function withCheckoutReport<Arguments extends unknown[], Outcome extends CheckoutOutcome | PayOrderOutcome>(
  run: (...given: Arguments) => Promise<Outcome>,
  report: (report: CheckoutReport) => void,
) {
  return async (...given: Arguments): Promise<Outcome> => {
    let reported: CheckoutReport | null = bug;
    try {
      const outcome = await run(...given);
      reported = checkoutReport(outcome);
      return outcome;
    } finally {
      if (reported) report(reported);
    }
  };
}

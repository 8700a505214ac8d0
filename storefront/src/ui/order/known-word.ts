/** The part of a message's key for a word of the graph, or `other` for one that came later than these pages. */
export function knownWord<const Known extends string>(known: readonly Known[], word: string | null): Known | "other" {
  return known.find((each) => each === word) ?? "other";
}

/** As `parts.order.timeline` words them. */
export const orderEvents = [
  "orderPlaced",
  "orderClaimed",
  "orderPaid",
  "orderProcessing",
  "orderCompleted",
  "orderCancelled",
  "orderRefunded",
  "paymentDeclined",
  "paymentActionRequired",
  "paymentUnknown",
  "paymentNotMade",
  "paymentReturned",
  "reservationExpired",
  "refundRequested",
  "moneyReturned",
  "refundRefused",
  "shipmentPending",
  "shipmentInTransit",
  "shipmentDelivered",
  "shipmentFailed",
  "shipmentReturned",
] as const;

/** As `parts.order.decline` words them; providers have many more. */
const declineCodes = [
  "card_declined",
  "insufficient_funds",
  "expired_card",
  "incorrect_cvc",
  "authentication_failed",
  "abandoned",
  "processing_error",
] as const;

export function declineWord(code: string | null): (typeof declineCodes)[number] | "other" {
  return knownWord(declineCodes, code);
}

/** Returns the part of a message key for a word from the graph, or `other` for a word that these pages do not know. */
export function knownWord<const Known extends string>(known: readonly Known[], word: string | null): Known | "other" {
  return known.find((each) => each === word) ?? "other";
}

/** The keys of `shared.order.timeline`. */
export const orderEvents = [
  "orderPlaced",
  "orderClaimed",
  "orderSuperseded",
  "stockReserved",
  "paymentCharged",
  "paymentAuthorized",
  "paymentCaptured",
  "captureRefused",
  "authorizationEnds",
  "authorizationEnded",
  "orderPaid",
  "stockCommitted",
  "enrolled",
  "orderProcessing",
  "orderCompleted",
  "orderCancelled",
  "orderRefunded",
  "paymentDeclined",
  "paymentActionRequired",
  "paymentUnknown",
  "paymentNotMade",
  "paymentReturned",
  "ruleNoted",
  "reservationExpired",
  "refundRequested",
  "moneyReturned",
  "refundRefused",
  "shipmentPending",
  "shipmentLabelCreated",
  "shipmentInTransit",
  "shipmentOutForDelivery",
  "shipmentDelivered",
  "shipmentFailed",
  "shipmentReturned",
  "shipmentChanged",
] as const;

/** The keys of `shared.order.decline`; providers have many more codes. */
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

import { expect, test } from "@jest/globals";
import { checkoutProgress } from "./checkout-progress.js";
import type { OrderEvent, OrderStatus } from "./order.js";

const event = (type: string, detail: string | null = null): OrderEvent => ({
  at: new Date(0),
  type,
  actor: null,
  from: null,
  to: null,
  detail,
});

test.each<[string, OrderStatus, OrderEvent[], object]>([
  ["before any try", "CREATED", [event("orderPlaced")], { step: "AWAITING_PAYMENT", attempts: 0, lastError: null }],
  [
    "after a decline",
    "CREATED",
    [event("paymentDeclined", "card_declined")],
    { step: "AWAITING_PAYMENT", attempts: 1, lastError: "card_declined" },
  ],
  [
    "while nobody knows",
    "CREATED",
    [event("paymentDeclined", "x"), event("paymentUnknown", "no answer")],
    { step: "CONFIRMING_PAYMENT", attempts: 2, lastError: "no answer" },
  ],
  [
    "known to have failed after all",
    "CREATED",
    [event("paymentUnknown", "no answer"), event("paymentDeclined", "x")],
    { step: "AWAITING_PAYMENT", attempts: 2, lastError: "x" },
  ],
  [
    "known not to have been made",
    "CREATED",
    [event("paymentUnknown", "no answer"), event("paymentNotMade", "nobody was charged")],
    { step: "AWAITING_PAYMENT", attempts: 1, lastError: "nobody was charged" },
  ],
  [
    "after its reservation has expired",
    "CREATED",
    [event("paymentDeclined", "x"), event("reservationExpired", "not paid in time")],
    { step: "AWAITING_PAYMENT", attempts: 1, lastError: "x" },
  ],
  [
    "paid at the second try",
    "PAID",
    [event("paymentDeclined", "x"), event("orderPaid")],
    { step: "PAID", attempts: 2, lastError: null },
  ],
  ["delivered", "COMPLETED", [event("orderPaid")], { step: "PAID", attempts: 1, lastError: null }],
  [
    "while the buyer is with the bank",
    "CREATED",
    [event("paymentDeclined", "x"), event("paymentActionRequired", "sandbox")],
    { step: "ACTION_REQUIRED", attempts: 2, lastError: null },
  ],
  [
    "proven and paid",
    "PAID",
    [event("paymentActionRequired", "sandbox"), event("orderPaid")],
    { step: "PAID", attempts: 1, lastError: null },
  ],
  [
    "refused by the buyer",
    "CREATED",
    [event("paymentActionRequired", "sandbox"), event("paymentDeclined", "authentication_failed")],
    { step: "AWAITING_PAYMENT", attempts: 1, lastError: "authentication_failed" },
  ],
  ["cancelled unpaid", "CANCELLED", [event("paymentDeclined", "x")], { step: "CLOSED", attempts: 1, lastError: "x" }],
])("%s", (_case, status, events, progress) => {
  expect(checkoutProgress({ status, events })).toEqual(progress);
});

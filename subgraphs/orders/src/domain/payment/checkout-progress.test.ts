import { expect, test } from "@jest/globals";
import type { OrderEvent, OrderStatus } from "../order/order.js";
import { checkoutProgress } from "./checkout-progress.js";

const event = (type: string, detail: string | null = null): OrderEvent => ({
  at: new Date(0),
  type,
  actor: null,
  from: null,
  to: null,
  detail,
});

test.each<[string, OrderStatus, OrderEvent[], object]>([
  ["before any attempt", "CREATED", [event("orderPlaced")], { step: "AWAITING_PAYMENT", attempts: 0, lastError: null }],
  [
    "after a decline",
    "CREATED",
    [event("paymentDeclined", "card_declined")],
    { step: "AWAITING_PAYMENT", attempts: 1, lastError: "card_declined" },
  ],
  [
    "while the outcome is unknown",
    "CREATED",
    [event("paymentDeclined", "x"), event("paymentUnknown", "no answer")],
    { step: "CONFIRMING_PAYMENT", attempts: 2, lastError: "no answer" },
  ],
  [
    "after an unknown payment has failed",
    "CREATED",
    [event("paymentUnknown", "no answer"), event("paymentDeclined", "x")],
    { step: "AWAITING_PAYMENT", attempts: 2, lastError: "x" },
  ],
  [
    "after an unknown payment was not made",
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
    "paid at the second attempt",
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
  expect(checkoutProgress({ status, events, isBeingPaid: false })).toEqual(progress);
});

test.each<[string, OrderStatus, OrderEvent[], string]>([
  ["no payment tried before is CONFIRMING_PAYMENT", "CREATED", [event("orderPlaced")], "CONFIRMING_PAYMENT"],
  ["a decline before is CONFIRMING_PAYMENT", "CREATED", [event("paymentDeclined", "x")], "CONFIRMING_PAYMENT"],
  [
    "a payment that waits for the buyer is ACTION_REQUIRED",
    "CREATED",
    [event("paymentActionRequired")],
    "ACTION_REQUIRED",
  ],
  ["a payment that was made is PAID", "PAID", [event("orderPaid")], "PAID"],
  ["its order cancelled is CLOSED", "CANCELLED", [event("orderCancelled")], "CLOSED"],
])("an open attempt with %s", (_case, status, events, step) => {
  expect(checkoutProgress({ status, events, isBeingPaid: true }).step).toBe(step);
});

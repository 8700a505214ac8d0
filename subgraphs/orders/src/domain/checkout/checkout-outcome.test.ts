import { expect, test } from "vitest";
import type { Order } from "../order/order.js";
import { checkoutFailure, reportingFailures, type CheckoutFailure, type CheckoutOutcome } from "./checkout-outcome.js";

const order = {} as Order;

test.each<[CheckoutOutcome, CheckoutFailure | null]>([
  [{ kind: "paid", order }, null],
  [
    { kind: "declined", declineCode: "card_declined", order },
    { step: "CHARGE", reason: "declined" },
  ],
  [{ kind: "declined", declineCode: "card_declined", order, replayed: true }, null],
  [
    { kind: "paymentUnknown", order },
    { step: "CHARGE", reason: "paymentUnknown" },
  ],
  [
    { kind: "outOfStock", shortages: [] },
    { step: "RESERVE", reason: "outOfStock" },
  ],
  [
    { kind: "serviceUnavailable", service: "inventory" },
    { step: "RESERVE", reason: "inventoryUnavailable" },
  ],
  [
    { kind: "serviceUnavailable", service: "cart" },
    { step: "PREPARE", reason: "cartUnavailable" },
  ],
  [{ kind: "cartEmpty" }, { step: "PREPARE", reason: "cartEmpty" }],
])("checkoutFailure of %o is %o", (outcome, failure) => {
  expect(checkoutFailure(outcome)).toEqual(failure);
});

test("reportingFailures reports each failure once and returns the outcome", async () => {
  const reported: CheckoutFailure[] = [];
  const run = reportingFailures(
    async (kind: "cartEmpty" | "keyReused") => ({ kind }),
    (failure) => reported.push(failure),
  );
  expect(await run("cartEmpty")).toEqual({ kind: "cartEmpty" });
  expect(reported).toEqual([{ step: "PREPARE", reason: "cartEmpty" }]);
});

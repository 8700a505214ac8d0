import { expect, test } from "vitest";
import type { OrderPageFragment } from "./order-page.generated";
import { isCancellable, isOpen, isPayable } from "./order-outlook";

type Given = Parameters<typeof isOpen>[0];

function order(given: Partial<Record<keyof Given, unknown>>): Given {
  const checkout = { step: "PAID", attempts: 1, lastError: null };
  return {
    status: "COMPLETED",
    refunds: [],
    shipments: [],
    payments: [],
    checkout,
    ...given,
  } as unknown as OrderPageFragment;
}

test.each([
  ["is not paid", { status: "CREATED" }, true],
  ["is paid", { status: "PAID" }, true],
  ["is in transit", { status: "PROCESSING", shipments: [{ status: "IN_TRANSIT" }] }, true],
  ["is out for delivery", { status: "PROCESSING", shipments: [{ status: "OUT_FOR_DELIVERY" }] }, true],
  ["has arrived", { shipments: [{ status: "DELIVERED" }] }, false],
  ["is cancelled with a pending refund", { status: "CANCELLED", refunds: [{ state: "REQUESTED" }] }, true],
  ["is cancelled and refunded", { status: "CANCELLED", refunds: [{ state: "DONE" }] }, false],
  [
    "is cancelled, with a parcel that was never sent",
    { status: "CANCELLED", shipments: [{ status: "FAILED" }] },
    false,
  ],
  ["has unavailable shipments", { shipments: null }, true],
])("an order that %s is polled or not", (_case, given, expected) => {
  expect(isOpen(order(given))).toBe(expected);
});

test.each([
  ["CREATED", "AWAITING_PAYMENT", true, true],
  ["CREATED", "CONFIRMING_PAYMENT", false, true],
  ["CREATED", "ACTION_REQUIRED", false, true],
  ["PAID", "PAID", false, true],
  ["PROCESSING", "PAID", false, false],
  ["CANCELLED", "CLOSED", false, false],
])("an order that is %s and %s can be paid or cancelled, or not", (status, step, payable, cancellable) => {
  const one = order({ status, checkout: { step, attempts: 0, lastError: null } });
  expect([isPayable(one), isCancellable(one)]).toEqual([payable, cancellable]);
});

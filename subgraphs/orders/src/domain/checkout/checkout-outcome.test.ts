import { afterEach, describe, expect, test } from "@jest/globals";
import type { Order } from "../order/order.js";
import {
  checkoutFailure,
  checkoutReport,
  withCheckoutReport,
  type CheckoutFailure,
  type CheckoutOutcome,
  type CheckoutReport,
} from "./checkout-outcome.js";

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

test.each<[CheckoutOutcome, CheckoutReport["result"] | undefined]>([
  [{ kind: "paid", order }, "paid"],
  [{ kind: "placed", order }, "placed"],
  [{ kind: "paid", order, replayed: true }, undefined],
  [{ kind: "declined", declineCode: "card_declined", order }, "refused"],
  [{ kind: "outOfStock", shortages: [] }, "refused"],
  [{ kind: "paymentUnknown", order }, "failed"],
  [{ kind: "serviceUnavailable", service: "cart" }, "failed"],
])("the result of %o is %s", (outcome, result) => {
  expect(checkoutReport(outcome)?.result).toBe(result);
});

describe("withCheckoutReport", () => {
  const reported: CheckoutReport[] = [];
  const report = (each: CheckoutReport): void => void reported.push(each);

  afterEach(() => void reported.splice(0));

  test("reports each outcome once and returns it", async () => {
    const run = withCheckoutReport(async (kind: "cartEmpty" | "keyReused") => ({ kind }), report);
    expect(await run("cartEmpty")).toEqual({ kind: "cartEmpty" });
    expect(reported).toEqual([{ result: "refused", failure: { step: "PREPARE", reason: "cartEmpty" } }]);
  });

  test("reports an error as a failure of the shop, and throws it", async () => {
    const run = withCheckoutReport(async (): Promise<CheckoutOutcome> => {
      throw new Error("a bug");
    }, report);
    await expect(run()).rejects.toThrow("a bug");
    expect(reported).toEqual([{ result: "failed", failure: { step: "PREPARE", reason: "error" } }]);
  });
});

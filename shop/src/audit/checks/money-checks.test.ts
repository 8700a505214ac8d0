import { describe, expect, test } from "vitest";
import { anOrder, cancelled, created, expired, refundOf } from "../testing/an-order.js";
import { findingsLike } from "../testing/findings-like.js";
import { compareMoney, type PaymentFacts } from "./order-money.js";
import { compareSums, type OrderSums } from "./order-sums.js";
import { compareCharge, type BankCharge, type PaymentAttempt } from "./provider-charges.js";
import { compareRefund, type BankRefund, type OurRefund } from "./provider-refunds.js";

describe("sums of an order", () => {
  const sums = {
    key: "o1",
    number: "ORD-1",
    status: "PAID",
    lastStatus: "PAID",
    seal: "intact" as OrderSums["seal"],
    currency: "CAD",
    linesMinor: 2500,
    misadjustedLines: 0,
    subtotalMinor: 2500,
    shippingMinor: 500,
    addedTaxMinor: 0,
    taxesMinor: 0,
    totalMinor: 3000,
  };

  test.each([
    ["agree", {}, null],
    ["a subtotal that differs from its lines", { linesMinor: 2400 }, ["24.00 CAD", "25.00 CAD"]],
    ["a total that differs from its parts", { totalMinor: 3001 }, ["30.00 CAD", "30.01 CAD"]],
    ["taxes that are part of the total", { addedTaxMinor: 150, taxesMinor: 150, totalMinor: 3150 }, null],
    ["a tax that the total lacks", { taxesMinor: 150 }, ["taxes of 1.50 CAD in its total", "0.00 CAD"]],
    ["a status without an event", { status: "COMPLETED" }, ["PAID", "COMPLETED"]],
    [
      "a negative shipping cost",
      { shippingMinor: -500, totalMinor: 2000 },
      ["a shipping cost of 0.00 CAD or more", "-5.00 CAD"],
    ],
    [
      "a price that its adjustments do not explain",
      { misadjustedLines: 1 },
      ["plus its adjustments", "1 at another price"],
    ],
    ["a line that was renamed", { seal: "broken" as const }, ["that were placed", "changed since"]],
    ["an order without a seal", { seal: "missing" as const }, ["that were placed", "no seal"]],
    [
      "wrong amounts, which break the seal too",
      { seal: "broken" as const, linesMinor: 2400 },
      ["24.00 CAD", "25.00 CAD"],
    ],
    ["no event at all", { lastStatus: null }, ["no status", "PAID"]],
  ])("%s", (_rule, given, expected) => {
    expect(compareSums({ ...sums, ...given })).toEqual(findingsLike("order ORD-1", expected));
  });
});

describe("money of an order", () => {
  const payment = (given: Partial<PaymentFacts> = {}): PaymentFacts => ({
    number: "PAY-1",
    buyerId: "ada",
    status: "SUCCEEDED",
    amountMinor: 3000,
    currency: "CAD",
    refundedMinor: 0,
    returnedMinor: 0,
    claimedMinor: 0,
    requestedMinor: 0,
    capturedMinor: null,
    takenMinor: 0,
    ...given,
  });
  const back = (minor: number, given: Partial<PaymentFacts> = {}): PaymentFacts =>
    payment({ refundedMinor: minor, returnedMinor: minor, claimedMinor: minor, requestedMinor: minor, ...given });
  const whole = refundOf({ lamp: 2, course: 1 }, 3000);
  const part = refundOf({ lamp: 1 }, 1000);

  test.each([
    ["paid", anOrder(), [payment()], null],
    ["free", anOrder({ totalMinor: 0 }), [], null],
    ["free, with a payment", anOrder({ totalMinor: 0 }), [payment()], ["no payment for an order of 0", "PAY-1"]],
    ["paid after a decline", anOrder(), [payment({ status: "FAILED", number: "PAY-0" }), payment()], null],
    ["unpaid", anOrder(created), [], null],
    ["unpaid, with a pending payment", anOrder(created), [payment({ status: "PENDING" })], null],
    ["authorized", anOrder(), [payment({ status: "AUTHORIZED", capturedMinor: 1000, takenMinor: 1000 })], null],
    [
      "a captured sum that its captures lack",
      anOrder(),
      [payment({ status: "AUTHORIZED", capturedMinor: 1000 })],
      ["0.00 CAD of PAY-1 captured", "10.00 CAD captured"],
    ],
    [
      "completed, and not captured",
      anOrder({ status: "COMPLETED" }),
      [payment({ status: "EXPIRED", capturedMinor: 1000, takenMinor: 1000 })],
      ["all of PAY-1 captured for a completed order", "EXPIRED, 10.00 CAD of 30.00 CAD captured"],
    ],
    [
      "cancelled, and released",
      anOrder({ ...cancelled, refunds: [{ ...whole, kind: "CANCEL" }] }),
      [back(3000, { status: "VOIDED", capturedMinor: 0 })],
      null,
    ],
    ["paid without a payment", anOrder(), [], ["one payment of 30.00 CAD", "none"]],
    ["paid with a failed payment", anOrder(), [payment({ status: "FAILED" })], ["one payment of 30.00 CAD", "none"]],
    [
      "an amount that is too low",
      anOrder(),
      [payment({ amountMinor: 2999 })],
      ["30.00 CAD", "PAY-1 SUCCEEDED of 29.99 CAD"],
    ],
    [
      "paid in another currency",
      anOrder(),
      [payment({ currency: "USD" })],
      ["30.00 CAD", "PAY-1 SUCCEEDED of 30.00 USD"],
    ],
    [
      "paid twice",
      anOrder(),
      [payment(), payment({ number: "PAY-2" })],
      ["one payment", "PAY-1 SUCCEEDED of 30.00 CAD, PAY-2"],
    ],
    ["charged, but unpaid", anOrder(created), [payment()], ["no payment for an order that is CREATED", "PAY-1"]],
    ["charged without an order", undefined, [payment()], ["no payment for an order that is not there", "PAY-1"]],
    ["a partial refund", anOrder({ refunds: [part] }), [back(1000)], null],
    [
      "a partial refund unknown to payments",
      anOrder({ refunds: [part] }),
      [payment()],
      ["10.00 CAD back", "0.00 CAD back"],
    ],
    ["a partial refund unknown to the order", anOrder(), [back(1000)], ["0.00 CAD back", "10.00 CAD back"]],
    ["a requested partial refund", anOrder({ refunds: [{ ...part, state: "REQUESTED" }] }), [payment()], null],
    [
      "a full refund",
      anOrder({ status: "REFUNDED", closedFrom: "PAID", refunds: [whole] }),
      [back(3000, { status: "REFUNDED" })],
      null,
    ],
    [
      "cancelled, fully refunded",
      anOrder({ ...cancelled, refunds: [{ ...whole, kind: "CANCEL" }] }),
      [back(3000, { status: "REFUNDED" })],
      null,
    ],
    [
      "cancelled, partly refunded",
      anOrder({ ...cancelled, refunds: [part] }),
      [back(1000)],
      ["30.00 CAD back", "10.00 CAD back"],
    ],
    [
      "cancelled, with a refused refund",
      anOrder({ ...cancelled, refunds: [{ ...whole, kind: "CANCEL", state: "FAILED" }] }),
      [payment()],
      ["30.00 CAD back", "0.00 CAD back"],
    ],
    [
      "paid late, fully refunded",
      anOrder({ ...expired, refunds: [{ ...whole, kind: "LATE" }] }),
      [back(3000, { status: "REFUNDED" })],
      null,
    ],
    [
      "paid late, not refunded",
      anOrder({ ...expired, refunds: [{ ...whole, kind: "LATE", state: "REQUESTED" }] }),
      [payment()],
      ["30.00 CAD back", "0.00 CAD back"],
    ],
    [
      "a payment without its refund",
      anOrder({ refunds: [part] }),
      [back(1000, { refundedMinor: 0 })],
      ["10.00 CAD of PAY-1 back", "0.00 CAD back"],
    ],
    ["a payment of another user", anOrder(), [payment({ buyerId: "eve" })], ["a payment of user ada", "user eve"]],
    [
      "a failed payment of another user",
      anOrder(created),
      [payment({ status: "FAILED", buyerId: "eve" })],
      ["a payment of user ada", "user eve"],
    ],
    [
      "a larger claim than its refunds",
      anOrder(),
      [payment({ claimedMinor: 500 })],
      ["refunds of PAY-1 to claim 0.00 CAD", "5.00 CAD claimed"],
    ],
    ["a pending refund", anOrder(), [payment({ claimedMinor: 500, requestedMinor: 500 })], null],
    [
      "a refund above the payment",
      anOrder({ refunds: [refundOf({ lamp: 2 }, 4000)] }),
      [back(4000)],
      ["at most 30.00 CAD", "40.00 CAD back"],
    ],
  ])("%s", (_rule, order, payments, expected) => {
    const subject = order ? "order ORD-1" : "order o1";
    expect(compareMoney(order, { key: "o1", payments })).toEqual(findingsLike(subject, expected));
  });
});

describe("a payment and the provider's charge", () => {
  const paid: PaymentAttempt = {
    key: "k1",
    number: "PAY-1",
    orderNumber: "ORD-1",
    status: "SUCCEEDED",
    reference: "charge_1",
    amountMinor: 3000,
    capturedMinor: null,
    currency: "CAD",
  };
  const authorized: PaymentAttempt = { ...paid, status: "AUTHORIZED", capturedMinor: 1000 };
  const failed: PaymentAttempt = { ...paid, status: "FAILED", reference: null };
  const charge = {
    key: "k1",
    reference: "charge_1",
    description: "Order ORD-1",
    isDeclined: false,
    amountMinor: 3000,
    capturedMinor: null,
    currency: "CAD",
  };

  test.each<[string, PaymentAttempt, BankCharge | undefined, string[] | null]>([
    ["agree", paid, charge, null],
    ["agree after a refund", { ...paid, status: "REFUNDED" }, charge, null],
    ["declined in both", failed, { ...charge, isDeclined: true }, null],
    ["failed before the provider got it", failed, undefined, null],
    ["a payment without a charge", paid, undefined, ["charge charge_1 of 30.00 CAD", "no charge"]],
    ["a payment of a declined charge", paid, { ...charge, isDeclined: true }, ["30.00 CAD", "declined charge"]],
    ["another amount", paid, { ...charge, amountMinor: 3100 }, ["30.00 CAD", "31.00 CAD"]],
    ["another charge", paid, { ...charge, reference: "charge_2" }, ["charge_1", "charge_2"]],
    ["captured in part", authorized, { ...charge, capturedMinor: 1000 }, null],
    [
      "captured by another sum",
      authorized,
      { ...charge, capturedMinor: 0 },
      ["10.00 CAD captured", "0.00 CAD captured"],
    ],
    ["charged, but marked as failed", failed, charge, ["no charge for a payment that is FAILED", "30.00 CAD"]],
  ])("%s", (_rule, payment, booked, expected) => {
    expect(compareCharge(payment, booked)).toEqual(findingsLike("payment PAY-1 of order ORD-1", expected));
  });

  test("a charge unknown to payments is reported by its own names", () => {
    const expected = ["no charge without a payment", "charge charge_1 of 30.00 CAD"];
    expect(compareCharge(undefined, charge)).toEqual(findingsLike("charge charge_1 (Order ORD-1)", expected));
    expect(compareCharge(undefined, { ...charge, isDeclined: true })).toEqual([]);
  });
});

describe("a refund and the provider's", () => {
  const ours: OurRefund = {
    key: "r1",
    paymentNumber: "PAY-1",
    orderNumber: "ORD-1",
    status: "SUCCEEDED",
    chargeReference: "charge_1",
    amountMinor: 1000,
    currency: "CAD",
  };
  const bank = {
    key: "r1",
    reference: "refund_1",
    chargeReference: "charge_1",
    amountMinor: 1000,
    currency: "CAD",
  };

  test.each<[string, OurRefund, BankRefund | undefined, string[] | null]>([
    ["agree", ours, bank, null],
    ["refused", { ...ours, status: "FAILED" }, undefined, null],
    ["not given back by the bank", ours, undefined, ["10.00 CAD of charge charge_1", "no refund"]],
    ["another amount", ours, { ...bank, amountMinor: 900 }, ["10.00 CAD", "9.00 CAD"]],
    ["a refund of another charge", ours, { ...bank, chargeReference: "charge_2" }, ["charge_1", "charge_2"]],
    ["refunded, but marked as failed", { ...ours, status: "FAILED" }, bank, ["ours is FAILED", "10.00 CAD"]],
  ])("%s", (_rule, refund, booked, expected) => {
    expect(compareRefund(refund, booked)).toEqual(findingsLike("refund of PAY-1, order ORD-1", expected));
  });

  test("a refund unknown to payments is reported by its own names", () => {
    const expected = ["without one of ours", "10.00 CAD"];
    expect(compareRefund(undefined, bank)).toEqual(findingsLike("refund refund_1 of charge charge_1", expected));
  });
});

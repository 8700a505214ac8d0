import { describe, expect, test } from "@jest/globals";
import { mayBecome, nextStatuses } from "./order-transitions.js";
import { orderStatuses } from "./order.js";

describe("the transitions of an order", () => {
  const allowed = [
    "CREATED>PAID",
    "CREATED>CANCELLED",
    "PAID>PROCESSING",
    "PAID>COMPLETED",
    "PAID>CANCELLED",
    "PAID>REFUNDED",
    "PROCESSING>COMPLETED",
    "PROCESSING>CANCELLED",
    "PROCESSING>REFUNDED",
    "COMPLETED>REFUNDED",
  ];
  const pairs = orderStatuses.flatMap((from) => orderStatuses.map((to) => [from, to] as const));

  test.each(pairs)("S2-80, S3-85: %s to %s follows the transition table", (from, to) => {
    expect(mayBecome(from, to)).toBe(allowed.includes(`${from}>${to}`));
  });
});

test.each<["PHYSICAL" | "COURSE", boolean]>([
  ["PHYSICAL", false],
  ["COURSE", true],
])("a PAID order with one %s line can become COMPLETED directly: %s", (kind, mayComplete) => {
  const unitPrice = { amountMinor: 100, currency: "CAD" };
  const line = { productId: "1", kind, sku: "A", name: "A", quantity: 1, unitPrice };
  expect(nextStatuses({ status: "PAID", lines: [line] }).includes("COMPLETED")).toBe(mayComplete);
});

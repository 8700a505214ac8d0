import { describe, expect, test } from "@jest/globals";
import { mayBecome } from "./order-transitions.js";
import { orderStatuses } from "./order.js";

describe("the transitions of an order", () => {
  const allowed = [
    "CREATED>PAID",
    "CREATED>CANCELLED",
    "PAID>PROCESSING",
    "PAID>CANCELLED",
    "PAID>REFUNDED",
    "PROCESSING>COMPLETED",
    "PROCESSING>CANCELLED",
    "PROCESSING>REFUNDED",
    "COMPLETED>REFUNDED",
  ];
  const pairs = orderStatuses.flatMap((from) => orderStatuses.map((to) => [from, to] as const));

  test.each(pairs)("%s to %s is as the table says", (from, to) => {
    expect(mayBecome(from, to)).toBe(allowed.includes(`${from}>${to}`));
  });
});

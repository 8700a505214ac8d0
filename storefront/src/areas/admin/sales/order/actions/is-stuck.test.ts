import { describe, expect, test } from "vitest";
import { isStuck } from "./is-stuck.js";

const paid = {
  status: "PAID",
  checkout: { step: "PAID" },
  refunds: [{ state: "DONE" }],
  shippingAddress: {},
  shipments: [{}],
} as const;

describe("an order", () => {
  test.each([
    ["that is paid and has its shipment", {}, false],
    ["with an unknown payment outcome", { status: "CREATED", checkout: { step: "CONFIRMING_PAYMENT" } }, true],
    ["with a pending refund", { refunds: [{ state: "REQUESTED" }] }, true],
    ["whose refund was refused", { refunds: [{ state: "FAILED" }] }, true],
    ["that is paid and has no shipment", { shipments: [] }, true],
    ["with courses only", { shipments: [], shippingAddress: null }, false],
    ["with unknown shipments", { shipments: null }, false],
  ] as const)("%s is stuck or not: %#", (_name, difference, stuck) => {
    expect(isStuck({ ...paid, ...difference })).toBe(stuck);
  });
});

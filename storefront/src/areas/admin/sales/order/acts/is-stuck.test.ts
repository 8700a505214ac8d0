import { describe, expect, test } from "@jest/globals";
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
    ["of which nobody knows whether it is paid", { status: "CREATED", checkout: { step: "CONFIRMING_PAYMENT" } }, true],
    ["with money on its way back", { refunds: [{ state: "REQUESTED" }] }, true],
    ["whose refund was refused", { refunds: [{ state: "FAILED" }] }, true],
    ["that is paid and has no shipment", { shipments: [] }, true],
    ["of courses alone", { shipments: [], shippingAddress: null }, false],
    ["whose shipments nobody knows", { shipments: null }, false],
  ] as const)("%s wants another try: %#", (_name, difference, stuck) => {
    expect(isStuck({ ...paid, ...difference })).toBe(stuck);
  });
});

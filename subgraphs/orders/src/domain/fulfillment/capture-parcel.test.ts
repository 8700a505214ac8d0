import { describe, expect, test } from "@jest/globals";
import type { Order, OrderRefund, OrderShipment } from "../order/order.js";
import type { NewOrderEvent } from "../order-store.js";
import type { Captured } from "../peers.js";
import { captureParcel } from "./capture-parcel.js";

const cad = (amountMinor: number) => ({ amountMinor, currency: "CAD" });
const [lamp, cup] = [
  { productId: "lamp", kind: "PHYSICAL", quantity: 2, unitPrice: cad(2000) },
  { productId: "cup", kind: "PHYSICAL", quantity: 1, unitPrice: cad(1000) },
];
const units = (lamps: number, cups: number) =>
  [
    { productId: "lamp", quantity: lamps },
    { productId: "cup", quantity: cups },
  ].filter(({ quantity }) => quantity > 0);
const parcel = (trackingNumber: string, lines: OrderShipment["lines"], change: Partial<OrderShipment> = {}) =>
  ({ trackingNumber, lines, hasLeft: true, isCancelled: false, replaces: null, ...change }) as OrderShipment;
const waiting = { hasLeft: false };

/** Two lamps of 20.00, a cup of 10.00, and 5.00 for the shipping. */
const order = {
  id: "order",
  status: "PROCESSING",
  lines: [lamp, cup],
  total: cad(5500),
  refunds: [],
  shipments: [parcel("A", units(1, 0)), parcel("B", units(1, 1), waiting)],
} as unknown as Order;

async function runFor(change: Partial<Order>, trackingNumber: string | null = "A", answer: Partial<Captured> = {}) {
  const requested: unknown[] = [];
  const events: Partial<NewOrderEvent>[] = [];
  const run = captureParcel({
    store: {
      findOrder: async () => ({ ...order, ...change }),
      recordEvent: async (event) => (events.push(event), true),
    },
    peers: {
      payments: {
        capture: async ({ amount, idempotencyKey }) => {
          requested.push([idempotencyKey, amount?.amountMinor ?? null]);
          return { kind: "captured", amount: amount ?? cad(3500), ...answer } as Captured;
        },
      },
    },
    clock: { now: () => new Date("2026-03-01T10:00:00Z") },
  });
  await run({ orderId: "order", trackingNumber });
  return { requested, events: events.map(({ type, detail }) => [type, detail]) };
}

describe("S2-37: a parcel that leaves", () => {
  const all = [parcel("A", units(1, 0)), parcel("B", units(1, 1))];
  const refundOf = (lamps: number, cups: number) => ({ lines: units(lamps, cups) }) as unknown as OrderRefund;
  test.each<[string, Partial<Order>, string | null, (number | null)[]]>([
    ["captures the price of its units", {}, "A", [2000]],
    ["captures the rest, if it is the last one", { shipments: all }, "B", [null]],
    ["captures the rest, if all other units are refunded", { refunds: [refundOf(1, 1)] }, "A", [null]],
    ["captures the rest, if it has all goods", { shipments: [parcel("A", null)] }, "A", [null]],
    [
      "is not the last one while a replacement of it leaves",
      { shipments: [...order.shipments, parcel("C", units(1, 1), { replaces: "A" })] },
      "A",
      [2000],
    ],
    ["captures the rest of a completed order", { status: "COMPLETED" }, null, [null]],
    ["captures nothing of a closed order", { status: "CANCELLED" }, "A", []],
    ["captures nothing without the parcel", {}, "X", []],
    [
      "captures nothing for free units",
      { lines: [{ ...lamp, unitPrice: cad(0) }, cup] as unknown as Order["lines"] },
      "A",
      [],
    ],
  ])("%s", async (_name, change, trackingNumber, amounts) => {
    const { requested } = await runFor(change, trackingNumber);
    expect(requested).toEqual(amounts.map((amount) => [`capture:order:${trackingNumber ?? "rest"}`, amount]));
  });

  test("has the added tax of its units", async () => {
    const tax = {
      isIncluded: false,
      lines: [[{ amountMinor: 300 }], [{ amountMinor: 100 }]],
    } as unknown as Order["tax"];
    const { requested } = await runFor({ tax });
    expect(requested).toEqual([["capture:order:A", 2150]]);
  });

  test("is recorded with the amount, or with the refusal", async () => {
    expect((await runFor({})).events).toEqual([["paymentCaptured", "20.00 CAD"]]);
    const refused = { kind: "refused", refusalCode: "authorization_ended" } as const;
    expect((await runFor({}, "A", refused)).events).toEqual([["captureRefused", "20.00 CAD: authorization_ended"]]);
    expect((await runFor({}, "A", { kind: "nothingLeft" })).events).toEqual([]);
  });
});

import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { waitsForCarrier, type Order, type OrderShipment } from "../order/order.js";
import { takeBackJobs } from "./refund-jobs.js";

const money = (amountMinor: number) => ({ amountMinor, currency: "CAD" });
const lamp = {
  productId: randomUUID(),
  kind: "PHYSICAL" as const,
  sku: "LAMP",
  name: "Lamp",
  quantity: 2,
  unitPrice: money(4999),
};
const order: Order = {
  id: randomUUID(),
  number: "ORD-1",
  buyerId: randomUUID(),
  guest: null,
  status: "PAID",
  supersededBy: null,
  lines: [lamp],
  subtotal: money(9998),
  shippingTotal: money(799),
  total: money(10_797),
  placedAt: new Date(0),
  shipping: null,
  events: [],
  refunds: [],
  shipments: [],
  isBeingPaid: false,
  custom: {},
};
const refund = { id: randomUUID(), kind: "REFUND" as const, lines: [{ productId: lamp.productId, quantity: 1 }] };

describe("the jobs of a refund", () => {
  const isProcessing = { type: "orderProcessing", at: new Date(0), actor: null, from: null, to: null, detail: null };
  const plain = { trackingNumber: "SHIP-1", lines: null, isCancelled: false, replaces: null };
  const parcel = (status: OrderShipment["status"]) => ({
    shipments: [{ ...plain, status, hasLeft: !waitsForCarrier(status) }],
  });

  test.each<[string, Partial<Order>, boolean]>([
    ["without a parcel return the goods to stock", {}, true],
    ["with a parcel that has not left return the goods to stock", parcel("PENDING"), true],
    ["with a labelled parcel return the goods to stock", parcel("LABEL_CREATED"), true],
    ["with a parcel out for delivery leave the goods to the carrier", parcel("OUT_FOR_DELIVERY"), false],
    ["with a parcel in transit leave the goods to the carrier", parcel("IN_TRANSIT"), false],
    ["with a delivered parcel leave the goods to the buyer", parcel("DELIVERED"), false],
    ["of a PROCESSING order leave the goods to the carrier", { events: [isProcessing] }, false],
  ])("%s", (_case, change, returns) => {
    const changed = { ...order, ...change };
    const data = { eventId: `refund:${refund.id}`, orderId: order.id, lines: refund.lines };
    expect(takeBackJobs(changed, [refund], { endsShipment: false })).toEqual(
      returns ? [{ task: "returnStock", data }] : [],
    );
    expect(takeBackJobs(changed, [refund], { endsShipment: true })).toEqual([
      { task: "stopShipment", data: { orderId: order.id, returns: returns ? [data] : [] } },
    ]);
  });
});

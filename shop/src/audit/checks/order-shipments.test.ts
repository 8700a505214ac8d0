import { describe, expect, test } from "vitest";
import type { OrderFacts } from "../order-facts.js";
import { anOrder, cancelled, cancelledOnItsWay, created, expired, refundOf } from "../testing/an-order.js";
import { findingsLike } from "../testing/findings-like.js";
import { compareShipments, type OrderShipment } from "./order-shipments.js";

describe("shipments of an order", () => {
  const there = { trackingNumber: "SHIP-1", status: "PENDING", isCancelled: false, isReplacement: false, units: null };
  const stopped = { ...there, status: "FAILED", isCancelled: true };
  const part = (units: Record<string, number>, number = "SHIP-1") => ({ ...there, trackingNumber: number, units });
  const none = (isOrderCancelled = false) => ({ key: "o1", isOrderCancelled, shipments: [] as OrderShipment[] });
  const some = (...shipments: OrderShipment[]) => ({ ...none(), shipments });
  const refunded = anOrder({ refunds: [refundOf({ lamp: 1 }, 1000)] });

  test.each<[string, OrderFacts | undefined, ReturnType<typeof none> | undefined, [string, string] | null]>([
    ["paid and to be sent", anOrder(), some(there), null],
    ["unpaid", anOrder(created), undefined, null],
    ["courses alone", anOrder({ goods: {} }), undefined, null],
    ["paid without a shipment", anOrder(), undefined, ["1 shipment for an order that is PAID", "none"]],
    ["paid and stopped", anOrder(), some(stopped), ["1 shipment that is sent", "SHIP-1 FAILED, cancelled"]],
    [
      "unpaid and to be sent",
      anOrder(created),
      some(there),
      ["no shipment for an order that is CREATED", "SHIP-1 PENDING"],
    ],
    ["courses alone, sent", anOrder({ goods: {} }), some(there), ["without goods", "SHIP-1"]],
    ["no order", undefined, some(there), ["no shipment for an order that is not there", "SHIP-1"]],
    ["cancelled and stopped", anOrder(cancelled), { ...some(stopped), isOrderCancelled: true }, null],
    ["cancelled before a shipment existed", anOrder(cancelled), none(true), null],
    ["cancelled and to be sent", anOrder(cancelled), some(there), ["no shipment to be sent", "SHIP-1 PENDING"]],
    [
      "cancelled and under way",
      anOrder(cancelled),
      some({ ...there, status: "IN_TRANSIT" }),
      ["or under way", "SHIP-1 IN_TRANSIT"],
    ],
    [
      "cancelled and out for delivery",
      anOrder(cancelled),
      some({ ...there, status: "OUT_FOR_DELIVERY" }),
      ["or under way", "SHIP-1 OUT_FOR_DELIVERY"],
    ],
    [
      "cancelled with a label",
      anOrder(cancelled),
      some({ ...there, status: "LABEL_CREATED" }),
      ["no shipment to be sent", "SHIP-1 LABEL_CREATED"],
    ],
    [
      "cancelled except for its second parcel",
      anOrder(cancelled),
      some(stopped, there),
      ["no shipment to be sent", "SHIP-1 PENDING"],
    ],
    [
      "cancelled except for its shipment",
      anOrder(cancelled),
      { ...some(there), isOrderCancelled: true },
      ["no shipment to be sent", "SHIP-1 PENDING"],
    ],
    ["cancelled and brought back", anOrder(cancelled), some({ ...there, status: "RETURNED" }), null],
    ["cancelled in transit", anOrder(cancelledOnItsWay), some({ ...there, status: "IN_TRANSIT" }), null],
    [
      "cancelled while processing, and still to be sent",
      anOrder(cancelledOnItsWay),
      some(there),
      ["no shipment to be sent", "SHIP-1 PENDING"],
    ],
    [
      "cancelled in transit without a shipment",
      anOrder(cancelledOnItsWay),
      none(true),
      ["1 shipment", "none, and none to be made"],
    ],
    ["not paid in time", anOrder(expired), undefined, null],
    ["in two parcels", anOrder(), some(part({ lamp: 1 }), part({ lamp: 1 }, "SHIP-2")), null],
    ["in another parcel than the cancelled one", anOrder(), some(stopped, part({ lamp: 2 })), null],
    ["sent, and a part of it replaced", anOrder(), some(there, { ...part({ lamp: 1 }), isReplacement: true }), null],
    ["partly refunded, with some units in a parcel", refunded, some(part({ lamp: 1 })), null],
    ["partly refunded, with all units in a parcel", refunded, some(part({ lamp: 2 })), null],
  ])("%s", (_rule, order, shipped, expected) => {
    expect(compareShipments(order, shipped)).toEqual(findingsLike(`order ${order ? "ORD-1" : "o1"}`, expected));
  });

  test.each<[string, OrderFacts, ReturnType<typeof none>, string, [string, string]]>([
    ["a unit is in no parcel", anOrder(), some(part({ lamp: 1 })), "lamp", ["2 units in shipments", "1 units"]],
    [
      "a unit is in two parcels",
      anOrder(),
      some(there, part({ lamp: 1 })),
      "lamp",
      ["2 units in shipments", "3 units"],
    ],
    [
      "a parcel holds goods of another order",
      anOrder(),
      some(part({ lamp: 2, cup: 1 })),
      "cup",
      ["0 units", "1 units"],
    ],
    [
      "a unit is only in a replacement",
      anOrder(),
      some(part({ lamp: 1 }), { ...part({ lamp: 1 }), isReplacement: true }),
      "lamp",
      ["2 units", "1 units"],
    ],
    ["more is missing than is refunded", refunded, some(part({})), "lamp", ["1 to 2 units", "0 units"]],
  ])("%s", (_rule, order, shipped, productId, expected) => {
    expect(compareShipments(order, shipped)).toEqual(findingsLike(`order ORD-1, product ${productId}`, expected));
  });
});

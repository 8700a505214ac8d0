import { describe, expect, test } from "vitest";
import { anOrder, cancelled, cancelledOnItsWay, created, expired, refundOf } from "../testing/an-order.js";
import { findingsLike } from "../testing/findings-like.js";
import { compareOrderStock, type ReservedLine } from "./order-stock.js";
import { compareSale } from "./sales.js";
import { compareStock } from "./stock.js";

describe("stock of a product", () => {
  test.each([
    ["agrees", { onHand: 5, reserved: 2, moved: 5, promised: 2 }, null],
    ["more on hand than has moved", { onHand: 6, reserved: 0, moved: 5, promised: 0 }, ["5 on hand", "6 on hand"]],
    ["less on hand than has moved", { onHand: 4, reserved: 0, moved: 5, promised: 0 }, ["5 on hand", "4 on hand"]],
    ["reserved without a promise", { onHand: 5, reserved: 2, moved: 5, promised: 1 }, ["1 reserved", "2 reserved"]],
    ["promised and not reserved", { onHand: 5, reserved: 0, moved: 5, promised: 1 }, ["1 reserved", "0 reserved"]],
    ["sold twice", { onHand: -1, reserved: 0, moved: -1, promised: 0 }, ["0 or more", "-1 on hand"]],
    ["promised twice", { onHand: 1, reserved: 2, moved: 1, promised: 2 }, ["0 or more", "2 reserved"]],
  ])("%s", (_rule, figures, expected) => {
    expect(compareStock({ key: "p1", ...figures })).toEqual(findingsLike("product p1", expected));
  });
});

describe("sales of an order line", () => {
  test.each([
    ["promised", { state: "OPEN", quantity: 2, sold: 0, returned: 0 }, 0],
    ["sold", { state: "COMMITTED", quantity: 2, sold: 2, returned: 0 }, 0],
    ["sold and all returned", { state: "COMMITTED", quantity: 2, sold: 2, returned: 2 }, 0],
    ["released", { state: "RELEASED", quantity: 2, sold: 0, returned: 0 }, 0],
    ["committed and never taken", { state: "COMMITTED", quantity: 2, sold: 0, returned: 0 }, 1],
    ["fewer taken than committed", { state: "COMMITTED", quantity: 2, sold: 1, returned: 0 }, 1],
    ["taken while only promised", { state: "OPEN", quantity: 2, sold: 2, returned: 0 }, 1],
    ["taken after it was released", { state: "RELEASED", quantity: 2, sold: 2, returned: 0 }, 1],
    ["taken without a reservation", { state: null, quantity: 0, sold: 2, returned: 0 }, 1],
    ["more returned than sold", { state: "COMMITTED", quantity: 2, sold: 2, returned: 3 }, 1],
  ] as const)("%s", (_rule, figures, count) => {
    const findings = compareSale({ key: "o1/p1", orderId: "o1", productId: "p1", ...figures });
    expect(findings).toHaveLength(count);
    for (const { subject } of findings) expect(subject).toBe("order o1, product p1");
  });
});

describe("stock of an order", () => {
  const reserved = (state: ReservedLine["state"], quantity: number, returned = 0): ReservedLine => ({
    productId: "lamp",
    state,
    quantity,
    returned,
  });
  const released = reserved("RELEASED", 2);

  test.each([
    ["created, with its goods reserved", anOrder(created), reserved("OPEN", 2), null],
    ["created, with an expired reservation", anOrder(created), released, null],
    ["created, without a reservation", anOrder(created), undefined, null],
    [
      "unpaid, and taken",
      anOrder(created),
      reserved("COMMITTED", 2),
      ["2 OPEN or nothing for an order that is CREATED", "2 COMMITTED"],
    ],
    ["unpaid, and others promised", anOrder(created), reserved("OPEN", 3), ["2 OPEN", "3 OPEN"]],
    ["paid", anOrder(), reserved("COMMITTED", 2), null],
    ["completed", anOrder({ status: "COMPLETED" }), reserved("COMMITTED", 2), null],
    ["completed, and brought back", anOrder({ status: "COMPLETED" }), reserved("COMMITTED", 2, 2), null],
    ["paid and only promised", anOrder(), reserved("OPEN", 2), ["2 COMMITTED", "2 OPEN"]],
    ["paid and released", anOrder(), released, ["2 COMMITTED", "2 RELEASED"]],
    ["paid and nothing taken", anOrder(), undefined, ["2 COMMITTED", "no reservation"]],
    ["paid and fewer taken", anOrder(), reserved("COMMITTED", 1), ["2 COMMITTED", "1 COMMITTED"]],
    ["refunded by one unit", anOrder({ refunds: [refundOf({ lamp: 1 }, 1000)] }), reserved("COMMITTED", 2, 1), null],
    [
      "refunded by one unit that is not back in stock",
      anOrder({ refunds: [refundOf({ lamp: 1 }, 1000)] }),
      reserved("COMMITTED", 2),
      ["1 of them returned", "2 COMMITTED"],
    ],
    ["returned without having left", anOrder(), reserved("COMMITTED", 2, 2), null],
    ["refunded whole", anOrder({ status: "REFUNDED", closedFrom: "PAID" }), reserved("COMMITTED", 2, 2), null],
    [
      "refunded whole, and kept",
      anOrder({ status: "REFUNDED", closedFrom: "PAID" }),
      reserved("COMMITTED", 2),
      ["nothing held", "2 COMMITTED"],
    ],
    ["refunded in transit", anOrder({ status: "REFUNDED", closedFrom: "PROCESSING" }), reserved("COMMITTED", 2), null],
    [
      "refunded in transit, and never taken",
      anOrder({ status: "REFUNDED", closedFrom: "PROCESSING" }),
      released,
      ["2 COMMITTED", "2 RELEASED"],
    ],
    ["cancelled", anOrder(cancelled), reserved("COMMITTED", 2, 2), null],
    ["cancelled before it was taken", anOrder(cancelled), released, null],
    [
      "cancelled, and half of it kept",
      anOrder(cancelled),
      reserved("COMMITTED", 2, 1),
      ["nothing held", "2 COMMITTED, 1 of them returned"],
    ],
    ["cancelled in transit", anOrder(cancelledOnItsWay), reserved("COMMITTED", 2), null],
    ["not paid in time", anOrder(expired), released, null],
    [
      "not paid in time, and still promised",
      anOrder(expired),
      reserved("OPEN", 2),
      ["nothing held for an order that is CANCELLED", "2 OPEN"],
    ],
    ["no order", undefined, released, null],
    [
      "no order, and taken",
      undefined,
      reserved("COMMITTED", 2),
      ["nothing held for an order that is not there", "2 COMMITTED"],
    ],
    ["a product not in the order", anOrder({ goods: {} }), reserved("COMMITTED", 2), ["nothing held", "2 COMMITTED"]],
  ])("%s", (_rule, order, line, expected) => {
    const findings = compareOrderStock(order, line && { key: "o1", lines: [line] });
    const subject = order ? "order ORD-1, product lamp" : "order o1, product lamp";
    expect(findings).toEqual(findingsLike(subject, expected));
  });
});

import { describe, expect, test } from "@jest/globals";
import { anOrder, cancelled, cancelledOnItsWay, created, expired, refundOf } from "../testing/an-order.js";
import { findingsLike } from "../testing/findings-like.js";
import { compareJob } from "./given-up-jobs.js";
import { compareCourses, type CourseHeld } from "./order-courses.js";
import { compareMail } from "./order-mails.js";
import { compareShipment } from "./order-shipments.js";

describe("courses of an order", () => {
  const enrolled: CourseHeld = {
    productId: "course",
    userId: "ada",
    isOpen: true,
    active: 1,
    named: 1,
    namedActive: 1,
  };
  const ended = { ...enrolled, isOpen: false, active: 0, namedActive: 0 };
  const refunded = anOrder({ refunds: [refundOf({ course: 1 }, 1000)] });

  test.each([
    ["enrolled", anOrder(), [enrolled], null],
    [
      "enrolled by another order too, which the enrollment names",
      anOrder(),
      [{ ...enrolled, named: 0, namedActive: 0 }],
      null,
    ],
    ["no courses", anOrder({ courses: [] }), [], null],
    ["unpaid", anOrder(created), [], null],
    ["paid and not enrolled", anOrder(), [], ["1 active enrollment of user ada", "none"]],
    ["paid and ended", anOrder(), [ended], ["1 active enrollment", "0 active"]],
    ["enrolled twice", anOrder(), [{ ...enrolled, active: 2, named: 2, namedActive: 2 }], ["1 active", "2 active"]],
    ["somebody else enrolled", anOrder(), [{ ...enrolled, userId: "eve" }], ["user ada", "user eve"]],
    ["unpaid and enrolled", anOrder(created), [enrolled], ["no enrollment for an order that is CREATED", "1 active"]],
    ["refunded and ended", refunded, [ended], null],
    ["refunded and bought again", refunded, [{ ...ended, active: 1 }], null],
    ["refunded and enrolled", refunded, [enrolled], ["an ended enrollment", "1 active"]],
    ["cancelled and ended", anOrder(cancelled), [ended], null],
    ["cancelled and enrolled", anOrder(cancelled), [enrolled], ["an ended enrollment", "1 active"]],
    ["no order", undefined, [enrolled], ["an order that is not there", "1 active"]],
    ["a course that the order has not", anOrder({ courses: [] }), [enrolled], ["what is not in the order", "1 active"]],
    [
      "an ended one that the order has not",
      anOrder({ courses: [] }),
      [ended],
      ["what is not in the order", "0 active"],
    ],
  ])("%s", (_rule, order, courses, expected) => {
    const subject = `order ${order ? "ORD-1" : "o1"}, course product course`;
    expect(compareCourses(order, { key: "o1", courses })).toEqual(findingsLike(subject, expected));
  });
});

describe("shipments of an order", () => {
  const there = { key: "o1", trackingNumber: "SHIP-1", status: "PENDING", isCancelled: false };
  const stopped = { ...there, status: "FAILED", isCancelled: true };
  const word = { key: "o1", trackingNumber: null, status: null, isCancelled: true };

  test.each([
    ["paid and to be sent", anOrder(), there, null],
    ["unpaid", anOrder(created), undefined, null],
    ["courses alone", anOrder({ goods: {} }), undefined, null],
    ["paid and forgotten", anOrder(), undefined, ["1 shipment for an order that is PAID", "none"]],
    ["paid and stopped", anOrder(), stopped, ["1 shipment that is sent", "SHIP-1 FAILED, cancelled"]],
    ["unpaid and to be sent", anOrder(created), there, ["no shipment for an order that is CREATED", "SHIP-1 PENDING"]],
    ["courses alone, sent", anOrder({ goods: {} }), there, ["without goods", "SHIP-1"]],
    ["no order", undefined, there, ["no shipment for an order that is not there", "SHIP-1"]],
    ["cancelled and stopped", anOrder(cancelled), stopped, null],
    ["cancelled before there was one", anOrder(cancelled), word, null],
    ["cancelled and to be sent", anOrder(cancelled), there, ["no shipment to be sent", "SHIP-1 PENDING"]],
    ["cancelled on its way", anOrder(cancelledOnItsWay), { ...there, status: "IN_TRANSIT" }, null],
    ["cancelled on its way without one", anOrder(cancelledOnItsWay), word, ["1 shipment", "none, and none to be made"]],
    ["not paid in time", anOrder(expired), undefined, null],
  ])("%s", (_rule, order, shipment, expected) => {
    expect(compareShipment(order, shipment)).toEqual(findingsLike(`order ${order ? "ORD-1" : "o1"}`, expected));
  });
});

describe("the confirmation of an order", () => {
  const mail = { key: "o1", kind: "ORDER_CONFIRMATION", userId: "ada" };

  test.each([
    ["paid and told", anOrder(), mail, null],
    ["cancelled later", anOrder(cancelled), mail, null],
    ["unpaid", anOrder(created), undefined, null],
    ["paid and not told", anOrder(), undefined, ["ORDER_CONFIRMATION to user ada", "none"]],
    ["another told", anOrder(), { ...mail, userId: "eve" }, ["user ada", "user eve"]],
    ["told and not paid", anOrder(created), mail, ["no confirmation for an order that is CREATED", "user ada"]],
    ["told of no order", undefined, mail, ["no confirmation for an order that is not there", "user ada"]],
  ])("%s", (_rule, order, notification, expected) => {
    expect(compareMail(order, notification)).toEqual(findingsLike(`order ${order ? "ORD-1" : "o1"}`, expected));
  });
});

describe("jobs", () => {
  const job = {
    key: "orders:7",
    book: "orders",
    id: "7",
    task: "createShipment",
    about: "o1",
    attempts: 25,
    isGivenUp: true,
    lastError: "shipping does not answer",
  };

  test.each([
    ["tried again", { isGivenUp: false }, null],
    ["given up", {}, ["done", "given up at try 25: shipping does not answer"]],
  ])("%s", (_rule, given, expected) => {
    expect(compareJob({ ...job, ...given })).toEqual(findingsLike("job 7 of orders, createShipment for o1", expected));
  });
});

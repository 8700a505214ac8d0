import { describe, expect, test } from "vitest";
import { anOrder, cancelled, created, refundOf } from "../testing/an-order.js";
import { findingsLike } from "../testing/findings-like.js";
import { compareCourses, type CourseEnrollment } from "./order-courses.js";

describe("courses of an order", () => {
  const enrolled: CourseEnrollment = {
    productId: "course",
    userId: "ada",
    isOpen: true,
    isRevoked: false,
    active: 1,
    named: 1,
    namedActive: 1,
  };
  const ended = { ...enrolled, isOpen: false, active: 0, namedActive: 0 };
  const refunded = anOrder({ refunds: [refundOf({ course: 1 }, 1000)] });

  test.each([
    ["enrolled", anOrder(), [enrolled], null],
    [
      "enrolled by another order too, and the enrollment names that order",
      anOrder(),
      [{ ...enrolled, named: 0, namedActive: 0 }],
      null,
    ],
    ["no courses", anOrder({ courses: [] }), [], null],
    ["unpaid", anOrder(created), [], null],
    ["paid and not enrolled", anOrder(), [], ["1 active enrollment of user ada", "none"]],
    ["paid and ended", anOrder(), [ended], ["1 active enrollment", "0 active"]],
    ["paid and revoked", anOrder(), [{ ...ended, isRevoked: true }], null],
    [
      "revoked and enrolled",
      anOrder(),
      [{ ...enrolled, isOpen: false, isRevoked: true }],
      ["1 active", "ended or missing"],
    ],
    ["enrolled twice", anOrder(), [{ ...enrolled, active: 2, named: 2, namedActive: 2 }], ["1 active", "2 active"]],
    ["enrolled as another user", anOrder(), [{ ...enrolled, userId: "eve" }], ["user ada", "user eve"]],
    ["unpaid and enrolled", anOrder(created), [enrolled], ["no enrollment for an order that is CREATED", "1 active"]],
    ["refunded and ended", refunded, [ended], null],
    ["refunded and bought again", refunded, [{ ...ended, active: 1 }], null],
    ["refunded and enrolled", refunded, [enrolled], ["an ended enrollment", "1 active"]],
    ["cancelled and ended", anOrder(cancelled), [ended], null],
    ["cancelled and enrolled", anOrder(cancelled), [enrolled], ["an ended enrollment", "1 active"]],
    ["no order", undefined, [enrolled], ["an order that is not there", "1 active"]],
    ["a course not in the order", anOrder({ courses: [] }), [enrolled], ["what is not in the order", "1 active"]],
    [
      "an ended course that is not in the order",
      anOrder({ courses: [] }),
      [ended],
      ["what is not in the order", "0 active"],
    ],
  ])("%s", (_rule, order, courses, expected) => {
    const subject = `order ${order ? "ORD-1" : "o1"}, course product course`;
    expect(compareCourses(order, { key: "o1", courses })).toEqual(findingsLike(subject, expected));
  });
});

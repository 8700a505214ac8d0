import { describe, expect, test } from "@jest/globals";
import type { OrderFacts } from "../order-facts.js";
import { anOrder, cancelled, cancelledOnItsWay, created, expired, refundOf } from "../testing/an-order.js";
import { findingsLike } from "../testing/findings-like.js";
import { compareJob } from "./failed-jobs.js";
import { compareCourses, type CourseHeld } from "./order-courses.js";
import { compareAddresses } from "./mail-addresses.js";
import { compareMails, type OrderMail } from "./order-mails.js";
import { compareShipments, type OrderShipment } from "./order-shipments.js";
import { compareParcels } from "./parcel-addresses.js";

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
      "enrolled by another order too, and the enrollment names that order",
      anOrder(),
      [{ ...enrolled, named: 0, namedActive: 0 }],
      null,
    ],
    ["no courses", anOrder({ courses: [] }), [], null],
    ["unpaid", anOrder(created), [], null],
    ["paid and not enrolled", anOrder(), [], ["1 active enrollment of user ada", "none"]],
    ["paid and ended", anOrder(), [ended], ["1 active enrollment", "0 active"]],
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

describe("parcels of an order", () => {
  const address = { fullName: "Ada", line1: "1 Main St", line2: null, city: "Ottawa", country: "CA" };
  const parcel = { trackingNumber: "SHIP-1", buyerId: "ada", address, isAddressChanged: false };
  const erased = { fullName: "erased", line1: "erased", line2: null, city: "erased", country: "CA" };

  test.each([
    ["agree", anOrder(), [parcel], null],
    [
      "an empty part that only one of them has",
      anOrder(),
      [{ ...parcel, address: { ...address, region: null } }],
      null,
    ],
    ["courses alone", anOrder({ address: null }), [parcel], null],
    ["no order", undefined, [parcel], null],
    ["another buyer", anOrder(), [{ ...parcel, buyerId: "eve" }], ["SHIP-1 for user ada", "SHIP-1 for user eve"]],
    [
      "another street",
      anOrder(),
      [{ ...parcel, address: { ...address, line1: "2" } }],
      ["the address of the order", "another line1"],
    ],
    [
      "the second parcel elsewhere",
      anOrder(),
      [parcel, { ...parcel, trackingNumber: "SHIP-2", address: { ...address, city: "Paris", country: "FR" } }],
      ["SHIP-2 to the address", "another city, country"],
    ],
    [
      "an address that the staff changed",
      anOrder(),
      [{ ...parcel, address: { ...address, line1: "2" }, isAddressChanged: true }],
      null,
    ],
    ["the order is erased first", anOrder({ address: erased }), [parcel], null],
    ["the parcel is erased first", anOrder(), [{ ...parcel, address: erased }], null],
    [
      "erased in another country",
      anOrder(),
      [{ ...parcel, address: { ...erased, country: "FR" } }],
      ["the address of the order", "another country"],
    ],
  ])("%s", (_rule, order, parcels, expected) => {
    expect(compareParcels(order, { key: "o1", parcels })).toEqual(findingsLike("order ORD-1", expected));
  });
});

describe("mails of an order", () => {
  const mail = (kind: OrderMail["kind"], eventId: string, given: Partial<OrderMail> = {}): OrderMail => ({
    eventId,
    kind,
    userId: "ada",
    recipient: null,
    asksAccounts: true,
    ...given,
  });
  const confirmation = (given: Partial<OrderMail> = {}) => mail("ORDER_CONFIRMATION", "orderPaid:o1", given);
  const cancellation = (given: Partial<OrderMail> = {}) => mail("ORDER_CANCELLED", "orderCancelled:o1", given);
  const refund = (given: Partial<OrderMail> = {}) => mail("ORDER_REFUNDED", "refund:r1", given);
  const shipped = (given: Partial<OrderMail> = {}) => mail("SHIPMENT_UPDATE", "s1", given);
  const late = mail("ORDER_REFUNDED", "paymentReturned:o1");
  const refunded = anOrder({ refunds: [refundOf({ lamp: 1 }, 1000)] });
  const paidLate = anOrder({ ...expired, refunds: [{ ...refundOf({ lamp: 2 }, 3000), kind: "LATE" }] });
  const guests = anOrder({ buyerId: "guest", guestId: "guest", guestEmail: "Ada@souk.test" });
  const claimed = anOrder({ guestId: "guest", guestEmail: "ada@souk.test" });
  const toGuest = { userId: "guest", recipient: "ada@souk.test", asksAccounts: false };

  test.each<[string, OrderFacts | undefined, readonly OrderMail[], string[] | null]>([
    ["paid and confirmed", anOrder(), [confirmation()], null],
    ["paid and sent", anOrder(), [confirmation(), shipped()], null],
    ["unpaid", anOrder(created), [], null],
    ["paid and not confirmed", anOrder(), [], ["ORDER_CONFIRMATION to user ada", "none"]],
    ["confirmed to another user", anOrder(), [confirmation({ userId: "eve" })], ["user ada", "user eve"]],
    [
      "sent, with a mail to another user",
      anOrder(),
      [confirmation(), shipped({ userId: "eve" })],
      ["SHIPMENT_UPDATE to user ada", "user eve"],
    ],
    [
      "confirmed and not paid",
      anOrder(created),
      [confirmation()],
      ["no ORDER_CONFIRMATION for an order that is CREATED", "user ada"],
    ],
    [
      "confirmed without an order",
      undefined,
      [confirmation()],
      ["no ORDER_CONFIRMATION for an order that is not there", "user ada"],
    ],
    ["cancelled", anOrder(cancelled), [confirmation(), cancellation()], null],
    ["cancelled and not mailed", anOrder(cancelled), [confirmation()], ["ORDER_CANCELLED to user ada", "none"]],
    ["not paid in time and not mailed", anOrder(expired), [], ["ORDER_CANCELLED to user ada", "none"]],
    ["cancelled by an earlier release", anOrder({ ...cancelled, mailsCancellation: false }), [confirmation()], null],
    [
      "mailed as cancelled, but not cancelled",
      anOrder(),
      [confirmation(), cancellation()],
      ["no ORDER_CANCELLED for an order that is PAID", "ORDER_CANCELLED"],
    ],
    ["refunded", refunded, [confirmation(), refund()], null],
    ["refunded and not mailed", refunded, [confirmation()], ["ORDER_REFUNDED to user ada", "none"]],
    [
      "mailed as refunded, but not refunded",
      anOrder(),
      [confirmation(), refund()],
      ["no ORDER_REFUNDED without a refund", "ORDER_REFUNDED to user ada"],
    ],
    [
      "an open refund",
      anOrder({ refunds: [{ ...refundOf({ lamp: 1 }, 1000), state: "REQUESTED" }] }),
      [confirmation()],
      null,
    ],
    ["paid late", paidLate, [cancellation(), late], null],
    [
      "paid late, with an open refund",
      anOrder({ ...expired, refunds: [{ ...refundOf({ lamp: 2 }, 3000), kind: "LATE", state: "REQUESTED" }] }),
      [cancellation()],
      null,
    ],
    ["paid late and not mailed", paidLate, [cancellation()], ["ORDER_REFUNDED to user ada", "none"]],
    ["a mail from the staff", anOrder(), [confirmation(), mail("ORDER_REFUNDED", "admin:a1:k1")], null],
    [
      "a mail from the staff to another user",
      anOrder(),
      [confirmation(), mail("ORDER_REFUNDED", "admin:a1:k1", { userId: "eve" })],
      ["ORDER_REFUNDED to user ada", "user eve"],
    ],
    [
      "a mail from the staff to another address",
      guests,
      [
        confirmation(toGuest),
        mail("ORDER_CONFIRMATION", "admin:a1:k1", { userId: null, recipient: "eve@souk.test", asksAccounts: false }),
      ],
      null,
    ],
    ["a guest's", guests, [confirmation(toGuest)], null],
    [
      "a guest's, to another address",
      guests,
      [confirmation({ ...toGuest, recipient: "eve@souk.test" })],
      ["that the guest gave", "another address"],
    ],
    ["a guest's, erased", guests, [confirmation({ ...toGuest, recipient: "erased" })], null],
    ["a guest's, whose address is erased", anOrder({ ...guests, guestEmail: null }), [confirmation(toGuest)], null],
    ["claimed before and after", claimed, [confirmation(toGuest), shipped()], null],
  ])("%s", (_rule, order, mails, expected) => {
    expect(compareMails(order, { key: "o1", mails })).toEqual(
      findingsLike(`order ${order ? "ORD-1" : "o1"}`, expected),
    );
  });
});

describe("addresses of mails", () => {
  const user = { key: "ada", email: "Ada@souk.test" };
  const mail = { subject: "Order ORD-1 is confirmed", recipient: "ada@souk.test" };
  const wrong = { ...mail, recipient: "eve@souk.test" };

  test.each([
    ["the user's present address", user, [mail], [], null],
    ["a former address of the user", user, [wrong], ["ada@souk.test", "eve@souk.test"], null],
    ["a deleted account", undefined, [wrong], [], null],
    ["an unknown address", user, [mail, wrong], ["ada@souk.test"], ["an address of user ada", "another address"]],
  ])("%s", (_rule, known, mails, changed, expected) => {
    expect(compareAddresses(known, { key: "ada", mails, changed })).toEqual(
      findingsLike('mail "Order ORD-1 is confirmed"', expected),
    );
  });
});

describe("jobs", () => {
  const job = {
    key: "orders:7",
    service: "orders",
    id: "7",
    task: "createShipment",
    about: "o1",
    attempts: 25,
    hasFailed: true,
    lastError: "shipping does not answer",
  };

  test.each([
    ["being retried", { hasFailed: false }, null],
    ["failed", {}, ["done", "failed in attempt 25: shipping does not answer"]],
  ])("%s", (_rule, given, expected) => {
    expect(compareJob({ ...job, ...given })).toEqual(findingsLike("job 7 of orders, createShipment for o1", expected));
  });
});

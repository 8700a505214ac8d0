import { describe, expect, test } from "vitest";
import type { OrderFacts } from "../order-facts.js";
import { anOrder, cancelled, created, expired, refundOf } from "../testing/an-order.js";
import { findingsLike } from "../testing/findings-like.js";
import { compareMails, type OrderMail } from "./order-mails.js";

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

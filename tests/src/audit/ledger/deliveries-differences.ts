import { somebody, type PlantedDifference } from "./planted-difference.js";

/** Differences in the databases of shipping, notifications and courses. */
export const deliveriesDifferences: readonly PlantedDifference[] = [
  {
    name: "a cancelled shipment of a paid order",
    in: "shipping",
    sql: ({ ofOrder }) => [
      `update shipments set status = 'FAILED', cancelled_at = created_at ${ofOrder("paid")}`,
      `update shipments set status = 'PENDING', cancelled_at = null ${ofOrder("paid")}`,
    ],
    line: "order-shipments: order NUMBER(paid): expected 1 shipment that is sent for an order that is PAID; found SHIP FAILED, cancelled",
  },
  {
    name: "a shipment with another buyer",
    in: "shipping",
    sql: ({ ofOrder, buyer }) => [
      `update shipments set buyer_id = ${somebody} ${ofOrder("paid")}`,
      `update shipments set buyer_id = ${buyer("paid")} ${ofOrder("paid")}`,
    ],
    line: "parcel-addresses: order NUMBER(paid): expected SHIP for user USER; found SHIP for user OTHER",
  },
  {
    name: "a shipment with another address",
    in: "shipping",
    sql: ({ ofOrder }) => [
      `update shipments set address = address || jsonb_build_object('city', 'x' || (address ->> 'city')) ${ofOrder("paid")}`,
      `update shipments set address = address || jsonb_build_object('city', substr(address ->> 'city', 2)) ${ofOrder("paid")}`,
    ],
    line: "parcel-addresses: order NUMBER(paid): expected SHIP to the address of the order; found another city",
  },
  {
    name: "an open shipment of a cancelled order",
    in: "shipping",
    sql: ({ ofOrder }) => [
      `update shipments set status = 'PENDING', cancelled_at = null ${ofOrder("cancelled")}`,
      `update shipments set status = 'FAILED', cancelled_at = updated_at ${ofOrder("cancelled")}`,
    ],
    line: "order-shipments: order NUMBER(cancelled): expected no shipment to be sent or under way for an order that is CANCELLED; found SHIP PENDING, cancelled",
  },
  {
    name: "a paid order without a confirmation mail",
    in: "notifications",
    sql: ({ id }) => [
      `update notifications set event_id = 'planted:' || event_id where event_id = 'orderPaid:' || ${id("paid")}`,
      `update notifications set event_id = 'orderPaid:' || ${id("paid")} where event_id like 'planted:%'`,
    ],
    line: "order-mails: order NUMBER(paid): expected ORDER_CONFIRMATION to user USER; found none",
  },
  {
    name: "a mail to another user",
    in: "notifications",
    sql: ({ id, buyer }) => [
      `update notifications set user_id = ${somebody} where event_id = 'orderPaid:' || ${id("paid")}`,
      `update notifications set user_id = ${buyer("paid")} where event_id = 'orderPaid:' || ${id("paid")}`,
    ],
    line: "order-mails: order NUMBER(paid): expected ORDER_CONFIRMATION to user USER; found ORDER_CONFIRMATION to user OTHER",
  },
  {
    name: "a mail to another address",
    in: "notifications",
    sql: ({ id }) => [
      `update notifications set recipient = 'x' || recipient where event_id = 'orderPaid:' || ${id("paid")}`,
      `update notifications set recipient = substr(recipient, 2) where event_id = 'orderPaid:' || ${id("paid")}`,
    ],
    line: 'mail-addresses: mail "Order NUMBER(paid) confirmed": expected an address of user USER; found another address',
  },
  {
    name: "marketing after a refusal",
    in: "notifications",
    sql: ({ buyer }) => [
      `with refusal as (
         insert into mail_choices (user_id, kind, is_accepted, source, chosen_at)
         values (${buyer("paid")}, 'REVIEW_REQUEST', false, 'MAIL', now() - interval '2 hours'),
           (${buyer("paid")}, 'REVIEW_REQUEST', true, 'REQUEST', now() - interval '3 hours')
       )
       insert into notifications (id, event_id, kind, user_id, recipient, subject, status, created_at, sent_at)
       values (gen_random_uuid(), 'planted:marketing', 'REVIEW_REQUEST', ${buyer("paid")}, 'a@souk.test', 'Your opinion',
         'SENT', now() - interval '1 hour', now() - interval '1 hour')`,
      `with choices as (delete from mail_choices) delete from notifications where event_id = 'planted:marketing'`,
    ],
    line: 'refused-mails: mail "Your opinion": expected none after its reader refused REVIEW_REQUEST; found it was sent',
  },
  {
    name: "a refund without a mail",
    in: "notifications",
    sql: ({ ofOrder }) => [
      `update notifications set event_id = 'planted:' || event_id ${ofOrder("partly")} and kind = 'ORDER_REFUNDED'`,
      `update notifications set event_id = substr(event_id, 9) where event_id like 'planted:%'`,
    ],
    line: "order-mails: order NUMBER(partly): expected ORDER_REFUNDED to user USER; found none",
  },
  {
    name: "a cancellation without a mail",
    in: "notifications",
    sql: ({ ofOrder }) => [
      `update notifications set event_id = 'planted:' || event_id ${ofOrder("unpaid")}`,
      `update notifications set event_id = substr(event_id, 9) where event_id like 'planted:%'`,
    ],
    line: "order-mails: order NUMBER(unpaid): expected ORDER_CANCELLED to user USER; found none",
  },
  {
    name: "a paid course without an enrollment",
    in: "courses",
    sql: ({ ofOrder }) => [
      `update enrollments set ended_at = enrolled_at ${ofOrder("paid")}`,
      `update enrollments set ended_at = null ${ofOrder("paid")}`,
    ],
    line: "order-courses: order NUMBER(paid), course product COURSE: expected 1 active enrollment of user USER; found 0 active of user USER, by a purchase that is open",
  },
  {
    name: "a refunded course with an active enrollment",
    in: "courses",
    sql: ({ ofOrder }) => [
      `update enrollments set ended_at = null ${ofOrder("refunded")}`,
      `update enrollments set ended_at = enrolled_at ${ofOrder("refunded")}`,
    ],
    line: "order-courses: order NUMBER(refunded), course product COURSE: expected an ended enrollment, as its money went back; found 1 active of user USER, by a purchase that is ended or missing",
  },
  {
    name: "an enrollment without an order",
    in: "courses",
    sql: ({ ofOrder }) => [
      `insert into enrollments (id, user_id, course_id, order_id, enrolled_at)
       select ${somebody}, ${somebody}, course_id, ${somebody}, now() - interval '1 hour' from enrollments ${ofOrder("paid")}`,
      `delete from enrollments where id = ${somebody}`,
    ],
    line: "order-courses: order 00000000-0000-4000-8000-000000000001, course product COURSE: expected no enrollment for an order that is not there; found 1 active of user, by a purchase that is ended or missing",
  },
  {
    name: "a certificate of a course that is not completed",
    in: "courses",
    sql: ({ ofOrder }) => [
      `insert into certificates (number, user_id, course_id, student_name, course_title, issued_at)
       select '0000-0000-0000-0000', user_id, course_id, 'Nobody', 'Nothing', now() - interval '1 hour'
       from enrollments ${ofOrder("paid")}`,
      `delete from certificates`,
    ],
    line: "certificates: certificate 0000-0000-0000-0000: expected a completed course; found a course that is not completed",
  },
];

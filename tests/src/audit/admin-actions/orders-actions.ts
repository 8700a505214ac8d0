import { expect } from "vitest";
import type { AdminActions } from "./audit-log-fixtures.js";
/** The admin actions of orders, shipping and notifications. */
export const ordersActions: AdminActions = {
  refundOrder: async (fixtures) => {
    const { id, productId } = await fixtures.paidOrder();
    const line = `{ productId: "${productId}", quantity: 1 }`;
    return {
      service: "orders",
      call: `refundOrder(id: "${id}", lines: [${line}], reason: "scratched") { ... on Order { id } }`,
      targetType: "Order",
      before: { refund: null },
      after: { refund: expect.objectContaining({ reason: "scratched", lines: [{ productId, quantity: 1 }] }) },
    };
  },
  addOrderNote: async (fixtures) => {
    const { id } = await fixtures.paidOrder();
    return {
      service: "orders",
      call: `addOrderNote(input: { orderId: "${id}", text: "Called." }) { ... on Order { id } }`,
      targetType: "Order",
      before: { note: null },
      // the id of the note, not its text
      after: { note: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    };
  },
  changeOrderFields: async (fixtures) => {
    const { id } = await fixtures.paidOrder();
    return {
      service: "orders",
      // this shop has declared no fields
      call: `changeOrderFields(input: { id: "${id}" }) { ... on Order { id } }`,
      targetType: "Order",
      before: {},
      after: {},
    };
  },
  changeOrderLineFields: async (fixtures) => {
    const { id } = await fixtures.paidOrder();
    const [line] = await fixtures.shop.rows("orders", `select product_id from order_lines where order_id = $1`, [id]);
    const lineId = String(line?.product_id);
    return {
      service: "orders",
      // this shop has declared no fields
      call: `changeOrderLineFields(input: { orderId: "${id}", lineId: "${lineId}" }) { ... on Order { id } }`,
      targetType: "Order",
      before: {},
      after: {},
    };
  },
  advanceOrder: async (fixtures) => {
    const { id } = await fixtures.paidOrder();
    await fixtures.shop.rows("orders", `update orders set status = 'PROCESSING' where id = $1`, [id]);
    return {
      service: "orders",
      call: `advanceOrder(id: "${id}", to: COMPLETED) { ... on Order { id } }`,
      targetType: "Order",
      before: { status: "PROCESSING" },
      after: { status: "COMPLETED" },
    };
  },
  cancelOrder: async (fixtures) => {
    const { id } = await fixtures.paidOrder();
    return {
      service: "orders",
      call: `cancelOrder(id: "${id}") { ... on Order { id } }`,
      targetType: "Order",
      before: { status: expect.stringMatching(/PAID|PROCESSING/) },
      after: { status: "CANCELLED" },
    };
  },
  repairOrder: async (fixtures) => {
    const { id } = await fixtures.paidOrder();
    return {
      service: "orders",
      call: `repairOrder(id: "${id}") { ... on Order { id } }`,
      targetType: "Order",
      before: null,
      after: { status: expect.any(String), openRefunds: [] },
    };
  },
  retryDelivery: async (fixtures) => {
    const targetId = `orders:${await fixtures.failedJob()}`;
    return {
      service: "orders",
      call: `retryDelivery(id: "${targetId}") { __typename }`,
      targetType: "FailedDelivery",
      targetId,
      before: { attempts: 25 },
      after: { attempts: 0 },
    };
  },
  addShipment: async (fixtures) => {
    const { orderId, productId, trackingNumber } = await fixtures.parcel();
    await fixtures.admin.get(
      `mutation { withdrawShipment(trackingNumber: "${trackingNumber}", reason: "torn") { __typename } }`,
    );
    return {
      service: "shipping",
      call: `addShipment(input: { orderId: "${orderId}", idempotencyKey: "again" }) { ... on Shipment { id } }`,
      targetType: "Shipment",
      before: null,
      after: expect.objectContaining({ orderId, lines: [expect.objectContaining({ productId })] }),
    };
  },
  changeShipment: async (fixtures) => {
    const { id: targetId, trackingNumber } = await fixtures.parcel();
    return {
      service: "shipping",
      call: `changeShipment(input: { trackingNumber: "${trackingNumber}", carrierTrackingNumber: "CP 1" }) { __typename }`,
      targetType: "Shipment",
      targetId,
      before: expect.objectContaining({ carrierTrackingNumber: null }),
      after: expect.objectContaining({ carrierTrackingNumber: "CP 1" }),
    };
  },
  withdrawShipment: async (fixtures) => {
    const { id: targetId, trackingNumber } = await fixtures.parcel();
    return {
      service: "shipping",
      call: `withdrawShipment(trackingNumber: "${trackingNumber}", reason: "torn") { __typename }`,
      targetType: "Shipment",
      targetId,
      before: { isCancelled: false, reason: null },
      after: { isCancelled: true, reason: "torn" },
    };
  },
  updateShipment: async (fixtures) => {
    const shipment = await fixtures.parcel();
    return {
      service: "shipping",
      call: `updateShipment(input: { trackingNumber: "${shipment.trackingNumber}", status: IN_TRANSIT, detail: "left" }) { __typename }`,
      targetType: "Shipment",
      targetId: shipment.id,
      before: { status: "PENDING", detail: null },
      after: { status: "IN_TRANSIT", detail: "left" },
    };
  },
  resendNotification: async ({ shop }) => {
    const [mail] = await shop.rows<{ id: string }>(
      "notifications",
      `insert into notifications (id, event_id, kind, recipient, subject, data, status, error, attempts, created_at)
       values (gen_random_uuid(), 'given up', 'ORDER_CANCELLED', 'june@example.com', 'Order ORD-1 was cancelled',
         '{"orderNumber": "ORD-1"}', 'FAILED', 'no answer', 10, now()) returning id`,
    );
    return {
      service: "notifications",
      call: `resendNotification(id: "${mail?.id}") { ... on Notification { id } }`,
      targetType: "Notification",
      before: { status: "FAILED" },
      after: { status: "QUEUED" },
    };
  },
  sendNotification: async ({ shop }) => {
    const { id: userId } = await shop.signUp();
    const input = `{ userId: "${userId}", subject: "Hello", body: "A word.", idempotencyKey: "${userId}" }`;
    return {
      service: "notifications",
      call: `sendNotification(input: ${input}) { ... on Notification { id } }`,
      targetType: "Notification",
      before: null,
      after: { kind: "MESSAGE", subject: "Hello", userId, orderId: null },
    };
  },
};

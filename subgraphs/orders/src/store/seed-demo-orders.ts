import { demoOrders } from "@souk/demo/orders";
import type { Database } from "@souk/kernel/database/database";
import { insertRows, seedOnce } from "@souk/kernel/database/seed-once";
import { enrolled } from "../domain/order/order-events.js";
import { OrderEventEntity } from "./order/order-event-entity.js";

type DemoOrder = (typeof demoOrders)[number];

/** Inserts orders of the demo customers in every state; later order numbers continue from the last one. */
export async function seedDemoOrders(database: Database): Promise<void> {
  await seedOnce(database, "demo", async (manager) => {
    await insertRows(manager, "orders", demoOrders.map(orderRow));
    await insertRows(manager, "order_lines", demoOrders.flatMap(lineRows));
    await manager.insert(OrderEventEntity, demoOrders.flatMap(eventRows));
    const last = Math.max(...demoOrders.map(({ number }) => Number(number.replace("ORD-", ""))));
    await manager.query(`select setval('order_numbers', greatest($1, last_value)) from order_numbers`, [last]);
  });
}

function orderRow(order: DemoOrder) {
  const { id, number, status, currency, subtotalMinor, shippingMinor, totalMinor, shippingAddress } = order;
  const paid = order.events.find(({ type }) => type === "orderPaid");
  return {
    id,
    number,
    status,
    currency,
    subtotalMinor,
    shippingMinor,
    totalMinor,
    shippingAddress,
    buyerId: order.customerId,
    carrier: shippingAddress ? (order.shipment?.carrier ?? "Canada Post") : null,
    placedAt: new Date(order.placedAt),
    paidAt: paid ? new Date(paid.at) : null,
  };
}

function lineRows({ id, lines }: DemoOrder) {
  return lines.map((line, position) => ({ ...line, orderId: id, position }));
}

function eventRows({ id, events, enrollments: [enrollment] }: DemoOrder): OrderEventEntity[] {
  const changes = events.map(({ at, type, from, to, detail }) => ({
    orderId: id,
    eventId: to as string,
    type,
    from,
    to,
    detail,
    at: new Date(at),
    actor: null,
    correlationId: null,
  }));
  return enrollment ? [...changes, enrolledRow(id, enrollment.enrolledAt)] : changes;
}

/** Without this event, the order would count as paid but not enrolled. */
function enrolledRow(orderId: string, enrolledAt: string): OrderEventEntity {
  const at = new Date(Date.parse(enrolledAt) + 1000);
  const { eventId, type, actor, detail } = enrolled(at);
  return { orderId, eventId, type, from: null, to: null, detail, at, actor, correlationId: null };
}

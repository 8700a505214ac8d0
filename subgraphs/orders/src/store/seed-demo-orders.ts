import { demoOrders } from "@souk/demo/orders";
import type { Database } from "@souk/kernel/database";
import { seedOnce } from "@souk/kernel/seed-once";
import { OrderEntity } from "./order-entity.js";
import { OrderEventEntity } from "./order-event-entity.js";
import { OrderLineEntity } from "./order-line-entity.js";

type DemoOrder = (typeof demoOrders)[number];

/** Orders of the demo customers in every state; new ones are numbered on from the last. */
export async function seedDemoOrders(database: Database): Promise<void> {
  await seedOnce(database, "demo", async (manager) => {
    await manager.insert(OrderEntity, demoOrders.map(orderRow));
    await manager.insert(OrderLineEntity, demoOrders.flatMap(lineRows));
    await manager.insert(OrderEventEntity, demoOrders.flatMap(eventRows));
    const last = Math.max(...demoOrders.map(({ number }) => Number(number.replace("ORD-", ""))));
    await manager.query(`select setval('order_numbers', greatest($1, last_value)) from order_numbers`, [last]);
  });
}

function orderRow(order: DemoOrder): OrderEntity {
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
    guestId: null,
    guestEmail: null,
    carrier: shippingAddress ? (order.shipment?.carrier ?? "Canada Post") : null,
    placedAt: new Date(order.placedAt),
    paidAt: paid ? new Date(paid.at) : null,
  };
}

function lineRows({ id, lines }: DemoOrder): OrderLineEntity[] {
  return lines.map((line, position) => ({ ...line, orderId: id, position }));
}

function eventRows({ id, events }: DemoOrder): OrderEventEntity[] {
  return events.map(({ at, type, from, to, detail }) => ({
    orderId: id,
    eventId: to,
    type,
    from,
    to,
    detail,
    at: new Date(at),
    actor: null,
    correlationId: null,
  }));
}

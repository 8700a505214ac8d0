import { demoId } from "@souk/demo/demo-id";
import { demoOrders } from "@souk/demo/orders";
import { demoUsers } from "@souk/demo/users";
import type { Database } from "@souk/kernel/database/database";
import { insertRows, seedOnce } from "@souk/kernel/database/seed-once";

/**
 * Inserts the confirmations of the demo orders as sent by SMTP: without their texts, so the dev mailbox starts empty.
 */
export async function seedDemoNotifications(database: Database): Promise<void> {
  await seedOnce(database, "demo", async (manager) => {
    await insertRows(manager, "notifications", demoRows);
  });
}

const demoRows = demoOrders.flatMap((order) => {
  const paid = order.events.find(({ type }) => type === "orderPaid");
  const customer = demoUsers.find(({ id }) => id === order.customerId);
  if (!paid || !customer) return [];
  const at = new Date(paid.at);
  return [
    {
      id: demoId("notification", order.number),
      eventId: `orderPaid:${order.id}`,
      kind: "ORDER_CONFIRMATION",
      userId: customer.id,
      orderId: order.id,
      recipient: customer.email,
      subject: `Order ${order.number} confirmed`,
      status: "SENT",
      data: null,
      bodyText: null,
      bodyHtml: null,
      error: null,
      attempts: 1,
      timesSent: 1,
      lastError: null,
      createdAt: at,
      sentAt: at,
    },
  ];
});

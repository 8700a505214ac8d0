import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { waitingEvents } from "@souk/kernel/testing/events/waiting-events";
import { shippingDatabase } from "./database-definition.js";

test("a parcel has an event for each step, and none for a repeated status", async () => {
  await using opened = await openTestDatabase("shipping", shippingDatabase);
  const { manager } = opened.database;
  const [id, orderId] = [randomUUID(), randomUUID()];
  await manager.query(
    `insert into shipments (id, order_id, order_number, buyer_id, tracking_number, carrier, status, address, created_at, updated_at)
     values ($1, $2, 'ORD-1', gen_random_uuid(), 'SHIP-1', 'UPS', 'PENDING', '{}', now(), now())`,
    [id, orderId],
  );
  for (const status of ["IN_TRANSIT", "IN_TRANSIT", "FAILED", "RETURNED", "IN_TRANSIT", "DELIVERED"])
    await manager.query(`update shipments set status = $2 where id = $1`, [id, status]);
  const events = await waitingEvents(manager);
  expect(events.map(({ name }) => name)).toEqual([
    "shipment.created",
    "shipment.shipped",
    "shipment.failed",
    "shipment.shipped",
    "shipment.delivered",
  ]);
  for (const { key, data } of events) {
    expect(key).toBe(orderId);
    expect(data).toMatchObject({ shipmentId: id, orderNumber: "ORD-1", trackingNumber: "SHIP-1", carrier: "UPS" });
  }
});

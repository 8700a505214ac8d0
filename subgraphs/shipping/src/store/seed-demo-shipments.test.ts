import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { shippingDatabase } from "./database-definition.js";
import { seedDemoShipments } from "./seed-demo-shipments.js";
import { ShipmentRepository } from "./shipment/shipment-repository.js";

test("seedDemoShipments skips a shop that already has shipments", async () => {
  await using testDatabase = await openTestDatabase("shipping", shippingDatabase);
  const store = new ShipmentRepository(testDatabase.database);
  const at = new Date();
  const address = {
    fullName: "June",
    line1: "1 Rue",
    line2: null,
    city: "Laval",
    region: null,
    postalCode: "H7A",
    country: "CA",
    phone: null,
  };
  await store.insertShipment({
    id: randomUUID(),
    orderId: randomUUID(),
    orderNumber: "ORD-1",
    buyerId: randomUUID(),
    email: null,
    carrier: "UPS",
    address,
    status: "PENDING",
    events: [{ id: randomUUID(), at, status: "PENDING", detail: null }],
    createdAt: at,
    lines: null,
  });
  await seedDemoShipments(testDatabase.database);
  expect(await store.findShipmentByNumber("SHIP-888")).toMatchObject({ orderNumber: "ORD-1" });
  expect(await store.findShipmentByNumber("SHIP-889")).toBeNull();
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { ShipmentStatus } from "../domain/shipment.js";
import type { NewShipment } from "../domain/shipment-store.js";
import { shippingDatabase } from "./database-definition.js";
import { ShipmentRepository } from "./shipment-repository.js";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let store: ShipmentRepository;

beforeAll(async () => {
  opened = await openTestDatabase("shipping", shippingDatabase);
  store = new ShipmentRepository(opened.database);
});

afterAll(async () => opened[Symbol.asyncDispose]());

function aShipment(orderId: string = randomUUID()): NewShipment {
  const at = new Date("2026-03-01T10:00:00.123Z");
  const address = {
    fullName: "June",
    line1: "1 Rue",
    line2: null,
    city: "Montréal",
    region: "QC",
    postalCode: "H2X 1Y4",
    country: "CA",
    phone: null,
  };
  return {
    id: randomUUID(),
    orderId,
    orderNumber: "ORD-1",
    buyerId: randomUUID(),
    carrier: "Canada Post",
    address,
    status: "PENDING",
    events: [{ id: randomUUID(), at, status: "PENDING", detail: null }],
    createdAt: at,
  };
}

function move(shipmentId: string, from: ShipmentStatus, to: ShipmentStatus, detail: string | null = null) {
  return store.moveShipment({ shipmentId, from, event: { id: randomUUID(), at: new Date(), status: to, detail } });
}

async function jobsOf(shipmentId: string): Promise<string[]> {
  const jobs: { identifier: string }[] = await opened.database.manager.query(
    `select task.identifier from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id
     where job.payload #>> '{data,shipmentId}' = $1 order by job.id`,
    [shipmentId],
  );
  return jobs.map(({ identifier }) => identifier);
}

describe("insertShipment", () => {
  test("numbers start with SHIP-888, and a repeat takes none", async () => {
    const first = aShipment();
    expect(await store.insertShipment(first)).toBe(true);
    expect(await store.insertShipment(aShipment(first.orderId))).toBe(false);
    const second = aShipment();
    expect(await store.insertShipment(second)).toBe(true);
    const found = await store.findShipmentsOfOrders([first.orderId, second.orderId]);
    expect(found.map(({ trackingNumber }) => trackingNumber).sort()).toEqual(["SHIP-888", "SHIP-889"]);
    expect(await store.findShipment(first.id)).toEqual({ ...first, trackingNumber: "SHIP-888" });
    expect(await store.findShipmentByNumber("SHIP-889")).toMatchObject({ id: second.id });
  });

  test("an order that asks eight times at once has one shipment, announced once", async () => {
    const orderId = randomUUID();
    const asked = Array.from({ length: 8 }, () => aShipment(orderId));
    const made = await Promise.all(asked.map((shipment) => store.insertShipment(shipment)));
    expect(made.filter(Boolean)).toHaveLength(1);
    const [shipment, ...others] = await store.findShipmentsOfOrders([orderId]);
    expect(others).toEqual([]);
    expect(await jobsOf(shipment?.id ?? "")).toEqual(["mailBuyer", "tellOrders"]);
  });
});

describe("moveShipment", () => {
  test("moves only from the status that was read, one of two at once", async () => {
    const shipment = aShipment();
    await store.insertShipment(shipment);
    const moved = await Promise.all([
      move(shipment.id, "PENDING", "IN_TRANSIT"),
      move(shipment.id, "PENDING", "FAILED"),
      move(shipment.id, "PENDING", "IN_TRANSIT"),
    ]);
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await move(shipment.id, "PENDING", "IN_TRANSIT")).toBe(false);
    const found = await store.findShipment(shipment.id);
    expect(found?.events.map(({ status }) => status)).toEqual(["PENDING", found?.status]);
    expect(await jobsOf(shipment.id)).toHaveLength(4);
  });

  test("remarks at once get places of their own, and no job", async () => {
    const shipment = aShipment();
    await store.insertShipment(shipment);
    await Promise.all(["a", "b", "c"].map((detail) => move(shipment.id, "PENDING", "PENDING", detail)));
    const found = await store.findShipment(shipment.id);
    expect(found?.events.map(({ detail }) => detail).sort()).toEqual(["a", "b", "c", null]);
    expect(found?.events[0]?.detail).toBeNull();
    expect(await jobsOf(shipment.id)).toHaveLength(2);
  });
});

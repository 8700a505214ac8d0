import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { ShipmentStatus } from "../../domain/shipment/shipment.js";
import type { NewShipment } from "../../domain/shipment/shipment-store.js";
import { importShipment } from "../../domain/import/import-shipment.js";
import { shippingDatabase } from "../database-definition.js";
import { ShipmentRepository } from "./shipment-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: ShipmentRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("shipping", shippingDatabase);
  store = new ShipmentRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

const lamp = { productId: randomUUID(), sku: "LAMP", name: "Lamp" };
const cup = { productId: randomUUID(), sku: "CUP", name: "Cup" };

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
    email: null,
    carrier: "Canada Post",
    address,
    status: "PENDING",
    events: [{ id: randomUUID(), at, status: "PENDING", detail: null }],
    createdAt: at,
    lines: [
      { ...lamp, quantity: 3 },
      { ...cup, quantity: 1 },
    ],
  };
}

function move(shipmentId: string, from: ShipmentStatus, to: ShipmentStatus, detail: string | null = null) {
  const event = { id: randomUUID(), at: new Date(), status: to, detail };
  return store.moveShipment({ shipmentId, from, event, jobs: [] });
}

async function jobsOf(shipmentId: string): Promise<string[]> {
  const jobs: { identifier: string }[] = await testDatabase.database.manager.query(
    `select task.identifier from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id
     where job.payload #>> '{data,shipmentId}' = $1 order by job.id`,
    [shipmentId],
  );
  return jobs.map(({ identifier }) => identifier);
}

describe("insertShipment", () => {
  test("starts numbers with SHIP-888, and a repeat takes no number", async () => {
    const first = aShipment();
    expect(await store.insertShipment(first)).toBe("inserted");
    expect(await store.insertShipment(aShipment(first.orderId))).toBe("alreadyThere");
    const second = aShipment();
    expect(await store.insertShipment(second)).toBe("inserted");
    const found = await store.findShipmentsOfOrders([first.orderId, second.orderId]);
    expect(found.map(({ trackingNumber }) => trackingNumber).sort()).toEqual(["SHIP-888", "SHIP-889"]);
    const unset = {
      carrierTrackingNumber: null,
      trackingUrl: null,
      replaces: null,
      isReplaced: false,
      isCancelled: false,
    };
    expect(await store.findShipment(first.id)).toEqual({ ...first, ...unset, trackingNumber: "SHIP-888" });
    expect(await store.findShipmentByNumber("SHIP-889")).toMatchObject({ id: second.id });
  });

  test("creates and announces one shipment for eight parallel calls of an order", async () => {
    const orderId = randomUUID();
    const requests = Array.from({ length: 8 }, () => aShipment(orderId));
    const made = await Promise.all(requests.map((shipment) => store.insertShipment(shipment)));
    expect(made.filter((answer) => answer === "inserted")).toHaveLength(1);
    const [shipment, ...others] = await store.findShipmentsOfOrders([orderId]);
    expect(others).toEqual([]);
    expect(await jobsOf(shipment?.id ?? "")).toEqual(["tellOrders"]);
  });
});

function cancel(orderId: string): Promise<boolean> {
  const eventOf = () => ({
    id: randomUUID(),
    at: new Date(),
    status: "FAILED" as const,
    detail: "The order was refunded.",
  });
  return store.cancelShipment({ orderId, cause: randomUUID(), eventOf });
}

describe("cancelShipment", () => {
  const detail = "The order was refunded.";

  test.each<[string, ShipmentStatus[], boolean, ShipmentStatus[]]>([
    ["that is packed fails", [], true, ["PENDING", "FAILED"]],
    ["that failed before it left stays failed", ["FAILED"], true, ["PENDING", "FAILED", "FAILED"]],
    ["that is in transit stays unchanged", ["IN_TRANSIT"], false, ["PENDING", "IN_TRANSIT"]],
    ["that failed in transit stays unchanged", ["IN_TRANSIT", "FAILED"], false, ["PENDING", "IN_TRANSIT", "FAILED"]],
    ["that failed and then left stays unchanged", ["FAILED", "IN_TRANSIT"], false, ["PENDING", "FAILED", "IN_TRANSIT"]],
    ["that arrived stays unchanged", ["IN_TRANSIT", "DELIVERED"], false, ["PENDING", "IN_TRANSIT", "DELIVERED"]],
    ["that came back stays unchanged", ["IN_TRANSIT", "RETURNED"], false, ["PENDING", "IN_TRANSIT", "RETURNED"]],
  ])("a shipment %s", async (_case, moves, isCancelled, statuses) => {
    const shipment = aShipment();
    await store.insertShipment(shipment);
    let from: ShipmentStatus = "PENDING";
    for (const to of moves) {
      expect(await move(shipment.id, from, to)).toBe(true);
      from = to;
    }
    expect([await cancel(shipment.orderId), await cancel(shipment.orderId)]).toEqual([isCancelled, isCancelled]);
    const found = await store.findShipment(shipment.id);
    expect(found).toMatchObject({ status: statuses.at(-1), isCancelled });
    expect(found?.events.map(({ status }) => status)).toEqual(statuses);
    expect(found?.events.at(-1)?.detail).toBe(isCancelled ? detail : null);
  });

  test("prevents sending the shipment, and still allows remarks", async () => {
    const shipment = aShipment();
    await store.insertShipment(shipment);
    await cancel(shipment.orderId);
    expect(await move(shipment.id, "FAILED", "IN_TRANSIT")).toBe(false);
    expect(await move(shipment.id, "FAILED", "FAILED", "back on the shelf")).toBe(true);
    expect(await jobsOf(shipment.id)).toHaveLength(3);
  });

  test("prevents a later shipment of the order", async () => {
    const orderId = randomUUID();
    expect(await cancel(orderId)).toBe(true);
    expect(await store.insertShipment(aShipment(orderId))).toBe("cancelled");
    expect(await store.findShipmentsOfOrders([orderId])).toEqual([]);
  });

  test("runs against creating and sending 100 times: a shipment is sent or cancelled, never both", async () => {
    const seen = new Set<boolean>();
    for (let round = 0; round < 100; round += 1) {
      const shipment = aShipment();
      const { id, orderId } = shipment;
      if (round % 4 < 2) await store.insertShipment(shipment);
      if (round % 4 === 1) await move(id, "PENDING", "FAILED");
      const from = round % 4 === 1 ? "FAILED" : "PENDING";
      let isCancelled = false;
      const steps: (() => Promise<unknown>)[] = [
        () => move(id, from, "IN_TRANSIT"),
        async () => (isCancelled = await cancel(orderId)),
        () => store.insertShipment(shipment),
      ];
      const turned = [...steps.slice(round % 3), ...steps.slice(0, round % 3)];
      await Promise.all(turned.map((step) => step()));
      const [found] = await store.findShipmentsOfOrders([orderId]);
      if (isCancelled) expect(found?.status ?? "FAILED").toBe("FAILED");
      else expect(found).toMatchObject({ status: "IN_TRANSIT", isCancelled: false });
      seen.add(isCancelled);
    }
    expect([...seen]).toHaveLength(2);
  });
});

describe("moveShipment", () => {
  test("moves only from the status that was read, once for parallel moves", async () => {
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
    expect(await jobsOf(shipment.id)).toHaveLength(3);
  });

  test("gives parallel remarks separate positions, and enqueues no job", async () => {
    const shipment = aShipment();
    await store.insertShipment(shipment);
    await Promise.all(["a", "b", "c"].map((detail) => move(shipment.id, "PENDING", "PENDING", detail)));
    const found = await store.findShipment(shipment.id);
    expect(found?.events.map(({ detail }) => detail).sort()).toEqual(["a", "b", "c", null]);
    expect(found?.events[0]?.detail).toBeNull();
    expect(await jobsOf(shipment.id)).toHaveLength(1);
  });
});

test("changeBuyer assigns the shipments of claimed orders to the user and clears their mail address", async () => {
  const email = "june@example.com";
  const [claimed, other, userId] = [{ ...aShipment(), email }, { ...aShipment(), email }, randomUUID()];
  for (const shipment of [claimed, other]) await store.insertShipment(shipment);
  await store.changeBuyer([claimed.orderId, randomUUID()], userId);
  expect(await store.findShipment(claimed.id)).toMatchObject({ buyerId: userId, email: null });
  expect(await store.findShipment(other.id)).toMatchObject({ buyerId: other.buyerId, email });
});

test("S1-43: an imported shipment keeps its status, and a correction only moves it to a later one", async () => {
  const { orderId, orderNumber, buyerId, carrier, address, createdAt } = aShipment();
  const given = { orderId, orderNumber, buyerId, carrier, address, createdAt: createdAt.toISOString() };
  const id = randomUUID();
  const importAs = async (status: string) => {
    const record = { source: "minishop", externalId: orderId, id, data: { ...given, status }, dryRun: false };
    const { kind } = await importShipment({ shipments: store })(record);
    const shipment = await store.findShipment(id);
    return [kind, shipment?.status, shipment?.events.map((event) => event.status)];
  };
  const labelled = ["PENDING", "LABEL_CREATED"];
  const leaving = [...labelled, "IN_TRANSIT", "OUT_FOR_DELIVERY"];
  expect(await importAs("LABEL_CREATED")).toEqual(["CREATED", "LABEL_CREATED", labelled]);
  expect(await importAs("PENDING")).toEqual(["UNCHANGED", "LABEL_CREATED", labelled]);
  expect(await importAs("OUT_FOR_DELIVERY")).toEqual(["UPDATED", "OUT_FOR_DELIVERY", leaving]);
  expect(await importAs("IN_TRANSIT")).toEqual(["UNCHANGED", "OUT_FOR_DELIVERY", leaving]);
  expect(await importAs("DELIVERED")).toEqual(["UPDATED", "DELIVERED", [...leaving, "DELIVERED"]]);
});

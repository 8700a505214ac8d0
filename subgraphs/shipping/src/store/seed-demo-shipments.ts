import { demoId } from "@souk/demo/demo-id";
import { demoOrders } from "@souk/demo/orders";
import type { Database } from "@souk/kernel/database/database";
import { insertRows, seedOnce } from "@souk/kernel/database/seed-once";

/**
 * Inserts the shipments of the demo orders. Skips a shop that already has shipments, because the numbers may be taken.
 */
export async function seedDemoShipments(database: Database): Promise<void> {
  await seedOnce(database, "demo", async (manager) => {
    const [first]: unknown[] = await manager.query("select from shipments limit 1");
    if (first) return;
    await insertRows(
      manager,
      "shipments",
      demoRows.map(({ shipment }) => shipment),
    );
    await insertRows(
      manager,
      "shipment_events",
      demoRows.flatMap(({ events }) => events),
    );
    await manager.query(
      `select setval('tracking_numbers', max(substring(tracking_number from '\\d+$')::bigint)) from shipments`,
    );
  });
}

const demoRows = demoOrders.flatMap(({ id: orderId, number, customerId, shippingAddress: address, shipment }) => {
  if (!shipment || !address) return [];
  const { id, trackingNumber, carrier, status, events } = shipment;
  const createdAt = new Date(shipment.createdAt);
  const updatedAt = new Date(events.at(-1)?.at ?? shipment.createdAt);
  return [
    {
      shipment: {
        id,
        orderId,
        orderNumber: number,
        buyerId: customerId,
        buyerEmail: null,
        trackingNumber,
        carrier,
        status,
        address,
        createdAt,
        updatedAt,
      },
      events: events.map((event, position) => ({
        id: demoId("shipment event", `${trackingNumber}/${position}`),
        shipmentId: id,
        position,
        at: new Date(event.at),
        status: event.status,
        detail: null,
      })),
    },
  ];
});

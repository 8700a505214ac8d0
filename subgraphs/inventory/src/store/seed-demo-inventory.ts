import { demoId } from "@souk/demo/demo-id";
import { demoSales, soldByProduct } from "@souk/demo/orders";
import { demoProducts } from "@souk/demo/products";
import type { Database } from "@souk/kernel/database/database";
import { insertRows, seedOnce } from "@souk/kernel/database/seed-once";
import { StockMovementEntity } from "./inventory-entities.js";

/** Inserts demo stock with its receipts and sales; `onHand` is the sum of the movements. */
export async function seedDemoInventory(database: Database): Promise<void> {
  const sold = soldByProduct();
  await seedOnce(database, "demo", async (manager) => {
    await insertRows(
      manager,
      "stock_levels",
      demoProducts.map(({ id, initialStock }) => ({
        productId: id,
        onHand: initialStock - (sold.get(id) ?? 0),
        reserved: 0,
      })),
    );
    const receipts = demoProducts.filter(({ initialStock }) => initialStock > 0).map(receiptOf);
    await manager.insert(StockMovementEntity, [...receipts, ...demoSales().map(saleOf)]);
    await insertRows(manager, "reservations", demoSales().map(reservationOf));
  });
}

function receiptOf({ id, initialStock, createdAt }: (typeof demoProducts)[number]) {
  const eventId = demoId("receipt", id);
  return {
    eventId,
    productId: id,
    kind: "RECEIPT" as const,
    delta: initialStock,
    reason: "initial stock",
    createdAt: new Date(createdAt),
  };
}

type Sale = ReturnType<typeof demoSales>[number];

function saleOf({ orderId, productId, quantity, at }: Sale) {
  return {
    eventId: orderId,
    productId,
    kind: "SALE" as const,
    delta: -quantity,
    reason: "sold",
    orderId,
    createdAt: new Date(at),
  };
}

function reservationOf({ orderId, productId, quantity, at }: Sale) {
  return { orderId, productId, quantity, state: "COMMITTED", expiresAt: new Date(at) };
}

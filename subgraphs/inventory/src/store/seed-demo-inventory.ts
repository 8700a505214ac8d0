import { demoId } from "@souk/demo/demo-id";
import { demoSales, soldByProduct } from "@souk/demo/orders";
import { demoProducts } from "@souk/demo/products";
import type { Database } from "@souk/kernel/database/database";
import { seedOnce } from "@souk/kernel/database/seed-once";
import { ReservationEntity } from "./reservation-entity.js";
import { StockLevelEntity } from "./stock-level-entity.js";
import { StockMovementEntity } from "./stock-movement-entity.js";

/** Inserts demo stock with its receipts and sales; `onHand` is the sum of the movements. */
export async function seedDemoInventory(database: Database): Promise<void> {
  const sold = soldByProduct();
  await seedOnce(database, "demo", async (manager) => {
    await manager.insert(
      StockLevelEntity,
      demoProducts.map(({ id, initialStock }) => ({
        productId: id,
        onHand: initialStock - (sold.get(id) ?? 0),
        reserved: 0,
      })),
    );
    const receipts = demoProducts.filter(({ initialStock }) => initialStock > 0).map(receiptOf);
    await manager.insert(StockMovementEntity, [...receipts, ...demoSales().map(saleOf)]);
    await manager.insert(ReservationEntity, demoSales().map(reservationOf));
  });
}

function receiptOf({ id, initialStock, createdAt }: (typeof demoProducts)[number]): StockMovementEntity {
  const eventId = demoId("receipt", id);
  const plain = { eventId, productId: id, kind: "RECEIPT" as const, delta: initialStock, reason: "initial stock" };
  return { ...plain, actorId: null, orderId: null, idempotencyKey: null, createdAt: new Date(createdAt) };
}

type Sale = ReturnType<typeof demoSales>[number];

function saleOf({ orderId, productId, quantity, at }: Sale): StockMovementEntity {
  const plain = { eventId: orderId, productId, kind: "SALE" as const, delta: -quantity, reason: "sold" };
  return { ...plain, actorId: null, orderId, idempotencyKey: null, createdAt: new Date(at) };
}

function reservationOf({ orderId, productId, quantity, at }: Sale): ReservationEntity {
  return { orderId, productId, quantity, state: "COMMITTED", expiresAt: new Date(at) };
}

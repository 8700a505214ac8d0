import type { Database } from "@souk/kernel/database/database";
import type { EntityManager } from "typeorm";
import type { ImportedOrder, ImportedOrderStore } from "../../domain/import/imported-order-store.js";
import type { OrderStatus } from "../../domain/order/order.js";

/** Stores orders of other systems in PostgreSQL. */
export class ImportedOrderRepository implements ImportedOrderStore {
  constructor(private readonly database: Database) {}

  insert(order: ImportedOrder): Promise<string> {
    return this.database.transaction(async (manager) => {
      const { id, buyerId, status, currency, subtotalMinor, shippingMinor, shipping, placedAt, source } = order;
      const paidAt = status === "CANCELLED" ? null : placedAt;
      const [row]: { number: string }[] = await manager.query(
        `insert into orders (id, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor,
           shipping_address, carrier, placed_at, paid_at, imported_from)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning number`,
        [
          id,
          buyerId,
          status,
          currency,
          subtotalMinor,
          shippingMinor,
          subtotalMinor + shippingMinor,
          shipping && JSON.stringify(shipping.address),
          shipping?.carrier ?? null,
          placedAt,
          paidAt,
          source,
        ],
      );
      if (!row) throw new Error("the insert of an order returned no number");
      await manager.query(
        `insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
         select $1, line.position, line.product_id, line.kind, line.sku, line.name, line.quantity, line.unit_price_minor
         from json_to_recordset($2::json)
           as line(position int, product_id uuid, kind text, sku text, name text, quantity int, unit_price_minor bigint)`,
        [id, JSON.stringify(order.lines.map(lineRow))],
      );
      await insertEvents(manager, order);
      return row.number;
    });
  }

  advance(order: ImportedOrder, from: OrderStatus): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [, moved]: [unknown, number] = await manager.query(
        `update orders set status = $3, paid_at = case when $3 = 'CANCELLED' then paid_at else coalesce(paid_at, $4) end
         where id = $1 and status = $2`,
        [order.id, from, order.status, order.placedAt],
      );
      if (moved === 0) return false;
      await insertEvents(manager, order);
      return true;
    });
  }
}

function lineRow(
  { productId, kind, sku, name, quantity, unitPrice }: ImportedOrder["lines"][number],
  position: number,
) {
  return { position, product_id: productId, kind, sku, name, quantity, unit_price_minor: unitPrice.amountMinor };
}

async function insertEvents(manager: EntityManager, { id, events }: ImportedOrder): Promise<void> {
  await manager.query(
    `insert into order_events (order_id, event_id, type, from_status, to_status, detail, at, actor)
     select $1, event."eventId", event.type, event."from", event."to", event.detail, event.at, 'import'
     from json_to_recordset($2::json) as event("eventId" text, type text, "from" text, "to" text, detail text, at timestamptz)
     on conflict do nothing`,
    [id, JSON.stringify(events)],
  );
}

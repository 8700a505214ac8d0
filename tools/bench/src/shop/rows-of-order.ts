import { withDatabase } from "@souk/kernel/config/database-settings";
import pg from "pg";

/** The number of rows of an order, by table. */
export type RowCounts = Readonly<Record<string, number>>;

const countsByDatabase: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  orders: {
    orders: "select count(*) from orders where id = $1",
    "order lines": "select count(*) from order_lines where order_id = $1",
    "order events": "select count(*) from order_events where order_id = $1",
    attempts: "select count(*) from attempts where order_id = $1 and answer is not null and claimed_at is null",
  },
  inventory: {
    reservations: "select count(*) from reservations where order_id = $1 and state = 'COMMITTED'",
    "stock movements": "select count(*) from stock_movements where order_id = $1 and kind = 'SALE'",
  },
  payments: { payments: "select count(*) from payments where order_id = $1 and status = 'SUCCEEDED'" },
  sandbox_bank: { charges: "select count(*) from charges where idempotency_key like 'checkout:' || $1::uuid || ':%'" },
  shipping: {
    shipments: "select count(*) from shipments where order_id = $1",
    "shipment events":
      "select count(*) from shipment_events join shipments on shipments.id = shipment_id where order_id = $1",
  },
  notifications: { "mails sent": "select count(*) from notifications where order_id = $1 and status = 'SENT'" },
  cart: { "removed from carts": "select count(*) from removed_orders where order_id = $1" },
};

export async function rowsOfOrder(serverUrl: string, orderId: string): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const [database, statements] of Object.entries(countsByDatabase)) {
    const client = new pg.Client({ connectionString: withDatabase(serverUrl, `souk_${database}`) });
    await client.connect();
    try {
      for (const [table, sql] of Object.entries(statements)) {
        const { rows } = await client.query<{ count: string }>(sql, [orderId]);
        counts[table] = Number(rows[0]?.count);
      }
    } finally {
      await client.end();
    }
  }
  return counts;
}

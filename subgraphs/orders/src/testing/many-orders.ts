import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { withoutTimeLimit } from "@souk/kernel/testing/without-time-limit";
import type { EntityManager } from "typeorm";
import { ordersDatabase } from "../store/database-definition.js";

export const manyOrders = 40_000;

/** Buyers below 1600 have 25 orders each, or none. */
export const buyerIdOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** The instructor of SKU-1. */
export const instructorOfMany = "00000000-0000-4000-8000-000000099999";

/** When the newest of them was placed. */
export const manyOrdersUntil = new Date("2026-06-01T00:00:00.000Z");

/**
 * A database with forty thousand orders over nine months up to `manyOrdersUntil`, one every ten minutes, ORD-1 the
 * oldest: with fewer orders and shorter addresses PostgreSQL reads tables instead of indexes. One in a hundred is CREATED
 * and one in a hundred CANCELLED. There are 200 SKUs; SKU-0 is in every second order.
 */
export function openManyOrders(): ReturnType<typeof openTestDatabase> {
  return openTestDatabase("many_orders", ordersDatabase, (database) => withoutTimeLimit(database, writeOrders));
}

async function writeOrders(manager: EntityManager): Promise<void> {
  // runs no triggers: neither seals nor checks of foreign keys, which take most of the time
  await manager.query("set session_replication_role = replica");
  const placedAt = `$1::timestamptz - (${manyOrders} - n) * interval '10 minutes'`;
  await manager.query(
    `insert into orders (id, number, buyer_id, guest_id, guest_email, status, currency, subtotal_minor, shipping_minor,
       total_minor, shipping_address, carrier, placed_at, paid_at)
     select md5('order ' || n)::uuid, 'ORD-' || n, buyer.id, case when n % 10 = 0 then buyer.id end,
       case when n % 10 = 0 then 'Guest' || n || '@example.com' end,
       case when n % 100 = 1 then 'CREATED' when n % 100 = 2 then 'CANCELLED' when n % 100 < 10 then 'PAID' else 'COMPLETED' end,
       'CAD', (n * 7919) % 100000 + 100, 0, (n * 7919) % 100000 + 100,
       jsonb_build_object('fullName', 'Zoë Buyer' || (n % 1600), 'line1', n || ' Wellington Street West', 'line2', 'Apartment ' || n % 90,
         'city', 'Ottawa', 'region', 'Ontario', 'postalCode', 'K1A 0A9', 'country', 'CA', 'phone', '+1 613 555 0100'), 'UPS', ${placedAt},
       case when n % 100 not in (1, 2) then ${placedAt} + interval '1 minute' end
     from generate_series(1, ${manyOrders}) n,
       lateral (select ('00000000-0000-4000-8000-' || lpad((case when n % 10 = 0 then n + 10000 else n % 1600 end)::text, 12, '0'))::uuid as id) buyer`,
    [manyOrdersUntil],
  );
  await manager.query(
    `insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor, instructor_id)
     select md5('order ' || n)::uuid, position, md5('product ' || sku)::uuid, 'PHYSICAL', 'SKU-' || sku, 'Product ' || sku, 1 + n % 3, 100,
       case when sku = 1 then '${instructorOfMany}'::uuid end
     from generate_series(1, ${manyOrders}) n, generate_series(0, 1) position,
       lateral (select case when position = 0 and n % 2 = 0 then 0 else (n * 31 + position * 17) % 200 end as sku) sold`,
  );
  await manager.query(
    `insert into order_events (order_id, event_id, type, to_status, at)
     select id, 'CREATED', 'orderPlaced', 'CREATED', placed_at from orders
     union all
     select id, 'PAID', 'orderPaid', 'PAID', paid_at from orders where paid_at is not null`,
  );
  await manager.query(
    `insert into order_refunds (id, order_id, kind, lines, amount_minor, state, reason, created_at, ended_at)
     select id, id, 'REFUND', '[]', 100, 'DONE', 'by the shop', placed_at + interval '1 day', placed_at + interval '1 day'
     from orders where status = 'COMPLETED' and number like '%7'`,
  );
  await manager.query("reset session_replication_role");
  await manager.query(`vacuum orders, order_lines, order_events, order_refunds`);
  // statistics of all rows: those of a sample differ from run to run, and so do plans
  await manager.query(`
    set default_statistics_target = 1000;
    analyze orders, order_lines, order_events, order_refunds;
    reset default_statistics_target`);
}

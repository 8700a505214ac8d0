import type { Database } from "@souk/kernel/database/database";
import { erasedAddressSql, maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";

/**
 * A buyer's orders. Erasure keeps the data that accounting needs without the person: numbers, lines, amounts, the
 * country.
 */
export class OrdersPersonalData implements PersonalData {
  constructor(private readonly database: Database) {}

  async read({ userId, email }: Person) {
    const orders: object[] = await this.database.manager.query(
      `select number, status, placed_at as "placedAt", currency, subtotal_minor::text as "subtotalMinor",
         shipping_minor::text as "shippingMinor", total_minor::text as "totalMinor", carrier,
         shipping_address as "shippingAddress",
         (select json_agg(json_build_object('sku', sku, 'name', name, 'quantity', quantity,
            'unitPriceMinor', unit_price_minor::text) order by position)
          from order_lines line where line.order_id = orders.id) as lines,
         (select json_agg(json_build_object('at', at, 'type', type, 'detail', detail) order by sequence)
          from order_events event where event.order_id = orders.id) as events
       from orders where buyer_id = $1 or lower(guest_email) = lower($2) order by placed_at desc, id desc limit $3`,
      [userId, email, maxExportedRows],
    );
    return { orders };
  }

  async erase({ userId, email }: Person): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(
        `update orders set guest_email = null,
           shipping_address = case when shipping_address is not null then ${erasedAddressSql("shipping_address")} end
         where buyer_id = $1
           or (lower(guest_email) = lower($2) and status in ('COMPLETED', 'CANCELLED', 'REFUNDED'))`,
        [userId, email],
      );
      // an account is deleted only after its orders are finished; staff notes about the buyer are deleted too
      await manager.query(`delete from order_notes using orders where orders.id = order_id and orders.buyer_id = $1`, [
        userId,
      ]);
      await manager.query(`update order_notes set author_id = null, author_name = null where author_id = $1`, [userId]);
      await manager.query(`delete from attempts where buyer_id = $1`, [userId]);
    });
  }
}

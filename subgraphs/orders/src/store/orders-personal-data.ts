import { exportedCustom, type CustomValues, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { Database } from "@souk/kernel/database/database";
import { erasedAddressSql, maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";

/**
 * A buyer's orders, and the courses that an instructor has sold, without their buyers. Erasure keeps the data that accounting needs without the person: numbers, lines, amounts, the
 * country, and the custom fields that are not personal.
 */
export class OrdersPersonalData implements PersonalData {
  constructor(
    private readonly database: Database,
    private readonly customFields: EntityFields = [],
    private readonly lineFields: EntityFields = [],
  ) {}

  async read({ userId, email }: Person) {
    const orders: { readonly custom: CustomValues; readonly lines: readonly { readonly custom: CustomValues }[] }[] =
      await this.database.manager.query(
        `select number, status, placed_at as "placedAt", currency, subtotal_minor::text as "subtotalMinor",
         shipping_minor::text as "shippingMinor", total_minor::text as "totalMinor", carrier,
         shipping_address as "shippingAddress", custom,
         (select json_agg(json_build_object('sku', sku, 'name', name, 'quantity', quantity,
            'unitPriceMinor', unit_price_minor::text, 'custom', custom) order by position)
          from order_lines line where line.order_id = orders.id) as lines,
         (select json_agg(json_build_object('at', at, 'type', type, 'detail', detail) order by sequence)
          from order_events event where event.order_id = orders.id) as events
       from orders where buyer_id = $1 or lower(guest_email) = lower($2) order by placed_at desc, id desc limit $3`,
        [userId, email, maxExportedRows],
      );
    const cartReminders: object[] = await this.database.manager.query(
      `select sent_at as "sentAt", opened_at as "openedAt", lines from cart_reminders
       where buyer_id = $1 or recipient = lower($2) order by sent_at desc limit $3`,
      [userId, email, maxExportedRows],
    );
    const soldCourses: object[] = await this.database.manager.query(
      `select line.name as course, orders.paid_at as "soldAt", orders.currency, line.quantity,
         line.unit_price_minor::text as "unitPriceMinor", line.shop_share as "shopShareBasisPoints"
       from order_lines line join orders on orders.id = line.order_id
       where line.instructor_id = $1 and orders.paid_at is not null
       order by orders.paid_at desc, orders.id desc, line.position limit $2`,
      [userId, maxExportedRows],
    );
    return {
      cartReminders,
      soldCourses,
      orders: orders.map(({ custom, lines, ...order }) => ({
        ...order,
        custom: exportedCustom(this.customFields, custom),
        lines: lines.map((line) => ({ ...line, custom: exportedCustom(this.lineFields, line.custom) })),
      })),
    };
  }

  async erase({ userId, email }: Person): Promise<void> {
    await this.database.transaction(async (manager) => {
      const erased = `(buyer_id = $1
           or (lower(guest_email) = lower($2) and status in ('COMPLETED', 'CANCELLED', 'REFUNDED')))`;
      await manager.query(
        `update order_lines line set custom = ${retainedCustomSql("line.custom")} from orders
         where orders.id = line.order_id and line.custom <> '{}' and ${erased}`,
        [userId, email, retainedNames(this.lineFields)],
      );
      await manager.query(
        `update orders set guest_email = null,
           shipping_address = case when shipping_address is not null then ${erasedAddressSql("shipping_address")} end,
           custom = ${retainedCustomSql("custom")}
         where ${erased}`,
        [userId, email, retainedNames(this.customFields)],
      );
      // an account is deleted only after its orders are finished; staff notes about the buyer are deleted too
      await manager.query(`delete from order_notes using orders where orders.id = order_id and orders.buyer_id = $1`, [
        userId,
      ]);
      await manager.query(`update order_notes set author_id = null, author_name = null where author_id = $1`, [userId]);
      await manager.query(`delete from cart_reminders where buyer_id = $1 or recipient = lower($2)`, [userId, email]);
      await manager.query(`delete from cart_contacts where lower(email) = lower($1)`, [email]);
      await manager.query(`delete from attempts where buyer_id = $1`, [userId]);
    });
  }
}

function retainedNames(fields: EntityFields): readonly string[] {
  return fields.filter(({ isPersonal }) => !isPersonal).map(({ name }) => name);
}

/** Returns SQL for the values of `column` whose names are in the third parameter. */
function retainedCustomSql(column: string): string {
  return `(select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(${column}) where key = any($3))`;
}

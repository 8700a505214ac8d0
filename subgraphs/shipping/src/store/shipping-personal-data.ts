import type { Database } from "@souk/kernel/database/database";
import { erasedAddressSql, maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";

/**
 * A buyer's delivery addresses. Erasure keeps the shipments without the person: carrier, tracking number, country,
 * events.
 */
export class ShippingPersonalData implements PersonalData {
  constructor(private readonly database: Database) {}

  async read({ userId }: Person) {
    const shipments: object[] = await this.database.manager.query(
      `select order_number as "orderNumber", tracking_number as "trackingNumber", carrier, status, address,
         created_at as "createdAt",
         (select json_agg(json_build_object('at', at, 'status', status, 'detail', detail) order by position)
          from shipment_events event where event.shipment_id = shipments.id) as events
       from shipments where buyer_id = $1 order by created_at desc, id desc limit $2`,
      [userId, maxExportedRows],
    );
    return { shipments };
  }

  async erase({ userId, email }: Person): Promise<void> {
    await this.database.manager.query(
      `update shipments set buyer_email = null, address = ${erasedAddressSql("address")}
       where buyer_id = $1 or (lower(buyer_email) = lower($2) and status not in ('PENDING', 'LABEL_CREATED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY'))`,
      [userId, email],
    );
  }
}

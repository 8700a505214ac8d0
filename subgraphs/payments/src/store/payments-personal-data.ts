import type { Database } from "@souk/kernel/database/database";
import { maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";

/**
 * Exports a buyer's stored cards and payments, and erases the cards. Payments are kept for accounting, with brand and
 * last four digits as on a receipt.
 */
export class PaymentsPersonalData implements PersonalData {
  constructor(private readonly database: Database) {}

  async read({ userId }: Person) {
    const { manager } = this.database;
    const paymentMethods: object[] = await manager.query(
      `select brand, last4, expiry_month as "expiryMonth", expiry_year as "expiryYear", is_default as "isDefault",
         created_at as "createdAt"
       from payment_methods where user_id = $1 order by created_at desc, id desc limit $2`,
      [userId, maxExportedRows],
    );
    const payments: object[] = await manager.query(
      `select 'PAY-' || number as number, order_number as "orderNumber", status, amount_minor::text as "amountMinor",
         refunded_minor::text as "refundedMinor", currency, provider, decline_code as "declineCode", brand, last4,
         created_at as "createdAt"
       from payments where buyer_id = $1 order by created_at desc, id desc limit $2`,
      [userId, maxExportedRows],
    );
    return { paymentMethods, payments };
  }

  async erase({ userId }: Person): Promise<void> {
    await this.database.manager.query(`delete from payment_methods where user_id = $1`, [userId]);
  }
}

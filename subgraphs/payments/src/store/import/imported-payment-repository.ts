import type { Database } from "@souk/kernel/database/database";
import {
  importedProvider,
  type ImportedPayment,
  type ImportedPaymentStore,
} from "../../domain/import/import-payment.js";

/** Stores payments of other systems in PostgreSQL. */
export class ImportedPaymentRepository implements ImportedPaymentStore {
  constructor(private readonly database: Database) {}

  async insert(payment: ImportedPayment): Promise<{ readonly number: string; readonly isNew: boolean } | null> {
    const { id, orderId, orderNumber, buyerId, amount, reference, createdAt } = payment;
    const inserted: { number: string }[] = await this.database.manager.query(
      `insert into payments (id, order_id, order_number, buyer_id, status, amount_minor, currency, provider,
         idempotency_key, provider_reference, created_at, settled_at)
       values ($1, $2, $3, $4, 'SUCCEEDED', $5, $6, $7, $8, $8, $9, $9)
       on conflict do nothing returning 'PAY-' || number as number`,
      [id, orderId, orderNumber, buyerId, amount.amountMinor, amount.currency, importedProvider, reference, createdAt],
    );
    const [row] = inserted;
    if (row) return { number: row.number, isNew: true };
    const [present]: { number: string }[] = await this.database.manager.query(
      `select 'PAY-' || number as number from payments where id = $1 and order_id = $2 and amount_minor = $3`,
      [id, orderId, amount.amountMinor],
    );
    return present ? { number: present.number, isNew: false } : null;
  }
}

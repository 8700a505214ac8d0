import type { Database } from "@souk/kernel/database/database";
import { addJobsSql, enqueueAll, type NewJob } from "@souk/kernel/jobs/outbox";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { NewReservation, ReservationStore, ReserveOutcome } from "../domain/reservation-store.js";
import type { StockShortage } from "../domain/stock.js";
import { lockLevelsOf } from "./lock-levels.js";
import { commitWhole, holdWhole } from "./whole-reservation.js";

/** Reservations in PostgreSQL. */
export class ReservationRepository implements ReservationStore {
  constructor(private readonly database: Database) {}

  async reserve({ orderId, lines, now, checkAt, expiresAt }: NewReservation): Promise<ReserveOutcome> {
    const parameters = new SqlParameters();
    const values = [
      orderId,
      lines.map(({ productId }) => productId),
      lines.map(({ quantity }) => quantity),
      now,
      expiresAt,
    ].map((value) => parameters.add(value));
    const [row]: ReservedRow[] = await this.database.manager.query(
      `with reserved as (select * from reserve_stock(${values.join(", ")})),
       ${addJobsSql([endJob(orderId, checkAt)], "reserved where promised > 0", parameters)}
       select reserved.* from reserved, queued`,
      parameters.values,
    );
    const shortages = row?.shortages ?? [];
    if (shortages.length > 0) return { shortages, expiresAt: null };
    return { shortages, expiresAt: row && row.promised > 0 ? expiresAt : (row?.earlier_end ?? null) };
  }

  hold(orderId: string): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const productIds = await lockLevelsOf(manager, orderId);
      return productIds.length > 0 && holdWhole(manager, orderId, productIds);
    });
  }

  commit(orderId: string): Promise<boolean> {
    return commitWhole(this.database.manager, orderId);
  }

  async endOf(orderId: string): Promise<Date | null> {
    const [row]: { end: Date | null }[] = await this.database.manager.query(
      `select max(expires_at) as "end" from reservations where order_id = $1 and state <> 'COMMITTED'`,
      [orderId],
    );
    return row?.end ?? null;
  }

  scheduleEnd(orderId: string, at: Date): Promise<void> {
    return enqueueAll(this.database.manager, [endJob(orderId, at)]);
  }

  async release(orderId: string, expiresAt: Date | null = null): Promise<void> {
    await this.releaseWhere(orderId, { expiredBy: null, expiresAt });
  }

  async releaseExpired(orderId: string, now: Date): Promise<void> {
    await this.releaseWhere(orderId, { expiredBy: now, expiresAt: null });
  }

  private async releaseWhere(
    orderId: string,
    { expiredBy, expiresAt }: { expiredBy: Date | null; expiresAt: Date | null },
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const productIds = await lockLevelsOf(manager, orderId);
      if (productIds.length === 0) return;
      await manager.query(
        `with freed as (
           update reservations set state = 'RELEASED', expires_at = case when expires_at <= $3 then expires_at end
           where order_id = $1 and product_id = any($2) and state = 'OPEN'
             and ($3::timestamptz is null or expires_at <= $3)
             and ($4::timestamptz is null or expires_at is null or expires_at = $4)
           returning product_id, quantity
         )
         update stock_levels level set reserved = level.reserved - freed.quantity
         from freed where level.product_id = freed.product_id`,
        [orderId, productIds, expiredBy, expiresAt],
      );
    });
  }
}

interface ReservedRow {
  readonly shortages: readonly StockShortage[] | null;
  readonly promised: number;
  readonly earlier_end: Date | null;
}

/** Builds a job without a key: a job that finds another end than its own, or no end, does nothing. */
function endJob(orderId: string, at: Date): NewJob {
  return { task: "releaseExpired", data: { orderId }, options: { runAt: at } };
}

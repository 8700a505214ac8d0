import type { Database } from "@souk/kernel/database/database";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { addJobsSql } from "@souk/kernel/jobs/outbox";
import type { LinkLimits, OrderLink, OrderLinkStore } from "../../domain/guest/order-link.js";
import type { Order } from "../../domain/order/order.js";
import type { OutboxJob } from "../../domain/outbox-job.js";
import { orderColumns, orderFromRow, type OrderRow } from "../order/order-row.js";

/** Mailed links to guests' orders in PostgreSQL. */
export class OrderLinkRepository implements OrderLinkStore {
  constructor(private readonly database: Database) {}

  async startLink(link: OrderLink, { anHour, pauseSeconds }: LinkLimits, jobs: readonly OutboxJob[]): Promise<void> {
    const { orderId, tokenHash, sentAt, expiresAt } = link;
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const sent = `${add(sentAt)}::timestamptz`;
    const hour = sentSince(add(secondsBefore(sentAt, 3600)));
    const pause = sentSince(add(secondsBefore(sentAt, pauseSeconds)));
    const sql = `
      with renewed as (
        insert into order_links as newest (order_id, token_hash, sent_at, expires_at)
        select ${add(orderId)}::uuid, ${add(tokenHash)}::bytea, array[${sent}], ${add(expiresAt)}::timestamptz
        on conflict (order_id) do update
          set token_hash = excluded.token_hash, expires_at = excluded.expires_at, sent_at = ${hour} || ${sent}
          where cardinality(${hour}) < ${add(anHour)}::int and cardinality(${pause}) = 0
        returning order_id as id
      ),
      ${addJobsSql(jobs, "renewed", parameters)}
      select added from queued`;
    await this.database.manager.query(sql, parameters.values);
  }

  async findByLink(tokenHash: Buffer, now: Date): Promise<Order | null> {
    const [row]: OrderRow[] = await this.database.manager.query(
      `select ${orderColumns} from order_links link join orders "order" on "order".id = link.order_id
       where link.token_hash = $1 and link.expires_at > $2 and "order".guest_id = "order".buyer_id`,
      [tokenHash, now],
    );
    return row ? orderFromRow(row) : null;
  }

  async forgetLinks(before: Date): Promise<void> {
    await this.database.manager.query(`delete from order_links where expires_at <= $1`, [before]);
  }
}

/** Returns SQL for the mailing times of the row `newest` after `time`. Older times are not counted and are dropped. */
function sentSince(time: string): string {
  return `array(select sent from unnest(newest.sent_at) sent where sent > ${time}::timestamptz)`;
}

function secondsBefore(date: Date, seconds: number): Date {
  return new Date(date.getTime() - seconds * 1000);
}

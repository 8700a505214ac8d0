import type { Database } from "@souk/kernel/database/database";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { addJobsSql, enqueueAll } from "@souk/kernel/jobs/outbox";
import { maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";
import {
  consentJob,
  type DueRequest,
  type NewStockRequest,
  type Reader,
  type RequestStored,
  type StockMailJob,
  type StockMailStore,
  type UnconfirmedRequest,
} from "../../domain/stock-mail/stock-mail-store.js";

/** Stores requests for mails about sold-out products in PostgreSQL. */
export class StockMailRepository implements StockMailStore, PersonalData {
  constructor(private readonly database: Database) {}

  async insertConfirmed(
    { id, productId, reader, locale, requestedAt }: NewStockRequest,
    limit: number,
  ): Promise<RequestStored> {
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const user = `${add(reader.userId)}::uuid`;
    const product = `${add(productId)}::uuid`;
    const time = `${add(requestedAt)}::timestamptz`;
    const open = `stock_requests where user_id = ${user} and mailed_at is null and not is_wish`;
    const [row]: StoredRow[] = await this.database.manager.query(
      `with stored as (
         insert into stock_requests (id, product_id, user_id, locale, requested_at, confirmed_at)
         select ${add(id)}::uuid, ${product}, ${user}, ${add(locale)}::text, ${time}, ${time}
         where (select count(*) from ${open}) < ${add(limit)}
         on conflict (user_id, product_id) where mailed_at is null and user_id is not null
           do update set is_wish = false where stock_requests.is_wish
         returning id
       ),
       ${addJobsSql([consentJob(reader, requestedAt)], "stored", parameters)}
       select exists (select from stored) as "isStored",
         exists (select from ${open} and product_id = ${product}) as "isOpen" from queued`,
      parameters.values,
    );
    return storedFrom(row);
  }

  async insertUnconfirmed(
    request: UnconfirmedRequest,
    limit: number,
    jobs: readonly StockMailJob[],
  ): Promise<RequestStored> {
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const email = `${add(request.reader.email)}::text`;
    const product = `${add(request.productId)}::uuid`;
    const token = `${add(request.tokenHash)}::bytea`;
    const time = `${add(request.requestedAt)}::timestamptz`;
    const open = `stock_requests where email = ${email} and mailed_at is null`;
    const [row]: StoredRow[] = await this.database.manager.query(
      `with stored as (
         insert into stock_requests (id, product_id, email, locale, token_hash, requested_at)
         select ${add(request.id)}::uuid, ${product}, ${email}, ${add(request.locale)}::text, ${token}, ${time}
         where (select count(*) from ${open} and confirmed_at is null
           and requested_at > ${add(request.countedSince)}::timestamptz and product_id <> ${product}) < ${add(limit)}
         on conflict (email, product_id) where mailed_at is null and email is not null
           do update set token_hash = excluded.token_hash, requested_at = excluded.requested_at, locale = excluded.locale
           where stock_requests.confirmed_at is null
             and stock_requests.requested_at < ${add(request.renewedBefore)}::timestamptz
         returning id
       ),
       ${addJobsSql(jobs, "stored", parameters)}
       select exists (select from stored) as "isStored",
         exists (select from ${open} and product_id = ${product}) as "isOpen" from queued`,
      parameters.values,
    );
    return storedFrom(row);
  }

  async confirm(
    tokenHash: Buffer,
    { at, notBefore }: Parameters<StockMailStore["confirm"]>[1],
  ): Promise<string | null> {
    return this.database.transaction(async (manager) => {
      const [row]: { productId: string; email: string; isConfirmed: boolean }[] = await manager.query(
        `select product_id as "productId", email, confirmed_at is not null as "isConfirmed" from stock_requests
         where token_hash = $1 and (confirmed_at is not null or requested_at > $2) for update`,
        [tokenHash, notBefore],
      );
      if (!row) return null;
      if (!row.isConfirmed) {
        await manager.query(`update stock_requests set confirmed_at = $2 where token_hash = $1`, [tokenHash, at]);
        await enqueueAll(manager, [consentJob({ userId: null, email: row.email }, at)]);
      }
      return row.productId;
    });
  }

  async cancel(userId: string, productId: string): Promise<void> {
    await this.database.manager.query(
      `delete from stock_requests where user_id = $1 and product_id = $2 and mailed_at is null and not is_wish`,
      [userId, productId],
    );
  }

  async requestedBy(userId: string, productIds: readonly string[]): Promise<readonly string[]> {
    const rows: { productId: string }[] = await this.database.manager.query(
      `select product_id as "productId" from stock_requests
       where user_id = $1 and product_id = any($2) and mailed_at is null and not is_wish`,
      [userId, productIds],
    );
    return rows.map(({ productId }) => productId);
  }

  async waitingProducts(after: string | null, limit: number): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.database.manager.query(
      `select distinct product_id as id from stock_requests
       where mailed_at is null and confirmed_at is not null and ($1::uuid is null or product_id > $1)
         and exists (select from products where id = product_id and is_active and deleted_at is null)
       order by product_id limit $2`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }

  takeRequests({ productId, pieces, at, pauseStart }: Parameters<StockMailStore["takeRequests"]>[0]): Promise<void> {
    return this.database.transaction(async (manager) => {
      // one search at a time counts and takes the requests of a product
      await manager.query(`select from products where id = $1 for no key update`, [productId]);
      const taken: { id: string }[] = await manager.query(
        `with taken as (
           update stock_requests set mailed_at = $3 where id in (
             select id from stock_requests
             where product_id = $1 and mailed_at is null and confirmed_at is not null
             order by requested_at, id limit (select least(500, greatest(0, $2 - count(*))) from stock_requests
               where product_id = $1 and mailed_at > $4))
           returning id
         )
         select id from taken`,
        [productId, pieces, at, pauseStart],
      );
      await enqueueAll(
        manager,
        taken.map(({ id }) => ({ task: "sendStockMail", data: { id } })),
      );
    });
  }

  async findDue(id: string): Promise<DueRequest | null> {
    const [row]: (Reader & Omit<DueRequest, "reader">)[] = await this.database.manager.query(
      `select product_id as "productId", user_id as "userId", email, locale, is_wish as "isWish"
       from stock_requests where id = $1 and mailed_at is not null`,
      [id],
    );
    if (!row) return null;
    const { userId, email, ...due } = row;
    return { ...due, reader: { userId, email } as Reader };
  }

  async putBack(id: string): Promise<void> {
    // the reader may wait by a newer request
    await this.database.manager.query(
      `update stock_requests taken set mailed_at = null where id = $1 and not exists (
         select from stock_requests newer where newer.product_id = taken.product_id and newer.mailed_at is null
           and (newer.user_id = taken.user_id or newer.email = taken.email))`,
      [id],
    );
  }

  async forgetBefore({ unconfirmed, mailed, waiting }: Parameters<StockMailStore["forgetBefore"]>[0]): Promise<void> {
    await this.database.manager.query(
      `delete from stock_requests where (confirmed_at is null and requested_at < $1) or mailed_at < $2
         or (mailed_at is null and requested_at < $3)`,
      [unconfirmed, mailed, waiting],
    );
  }

  async read({ userId, email }: Person) {
    const stockRequests: object[] = await this.database.manager.query(
      `select products.name as product, requested_at as "requestedAt", confirmed_at as "confirmedAt",
         mailed_at as "mailedAt", email as address
       from stock_requests join products on products.id = product_id
       where user_id = $1 or email = lower($2) order by requested_at desc limit $3`,
      [userId, email, maxExportedRows],
    );
    return { stockRequests };
  }

  async erase({ userId, email }: Person): Promise<void> {
    await this.database.manager.query(`delete from stock_requests where user_id = $1 or email = lower($2)`, [
      userId,
      email,
    ]);
  }
}

interface StoredRow {
  readonly isStored: boolean;
  readonly isOpen: boolean;
}

function storedFrom(row: StoredRow | undefined): RequestStored {
  if (row?.isStored) return "stored";
  return row?.isOpen ? "open" : "tooMany";
}

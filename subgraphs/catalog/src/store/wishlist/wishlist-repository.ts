import type { Database } from "@souk/kernel/database/database";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import { maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";
import type { Product } from "../../domain/product/product.js";
import type { PriceFall, Wishlist, WishlistChange, WishlistStore } from "../../domain/wishlist/wishlist-store.js";

interface WishlistRow {
  readonly name: string | null;
  readonly shareToken: string | null;
  readonly wishes: readonly { productId: string; addedAt: string; addedPriceMinor: number }[];
}

const isOnSale = "product.is_active and product.deleted_at is null";

/** Stores wishlists in PostgreSQL. A list exists from its first change on. */
export class WishlistRepository implements WishlistStore, PersonalData {
  constructor(private readonly database: Database) {}

  find(userId: string): Promise<Wishlist | null> {
    return this.findBy("user_id = $1", userId);
  }

  findShared(shareToken: string): Promise<Wishlist | null> {
    return this.findBy("share_token = $1", shareToken);
  }

  add(userId: string, { id, price }: Product, { at, limit }: { at: Date; limit: number }): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await manager.query(`insert into wishlists (user_id) values ($1) on conflict do nothing`, [userId]);
      // two additions at once cannot exceed the limit
      await manager.query(`select from wishlists where user_id = $1 for update`, [userId]);
      const [row]: { isThere: boolean }[] = await manager.query(
        `with added as (
           insert into wishes (user_id, product_id, added_at, added_price_minor, known_price_minor)
           select $1::uuid, $2::uuid, $3::timestamptz, $4::bigint, $4::bigint
           where (select count(*) from wishes where user_id = $1) < $5
           on conflict do nothing returning product_id
         )
         select exists (table added) or exists (
           select from wishes where user_id = $1 and product_id = $2) as "isThere"`,
        [userId, id, at, price.amountMinor, limit],
      );
      return row?.isThere ?? false;
    });
  }

  async remove(userId: string, productId: string): Promise<void> {
    await this.database.manager.query(
      `with removed as (delete from wishes where user_id = $1 and product_id = $2)
       delete from stock_requests where user_id = $1 and product_id = $2 and is_wish and mailed_at is null`,
      [userId, productId],
    );
  }

  async change(userId: string, { name, shareToken }: WishlistChange): Promise<void> {
    // a list that is shared keeps its address
    await this.database.manager.query(
      `insert into wishlists as list (user_id, name, share_token) values ($1, $3, $5)
       on conflict (user_id) do update set name = case when $2 then $3 else list.name end,
         share_token = case when not $4 then list.share_token when $5 is null then null
           else coalesce(list.share_token, $5) end`,
      [userId, name !== undefined, name ?? null, shareToken !== undefined, shareToken ?? null],
    );
  }

  async wishedBy(userId: string, productIds: readonly string[]): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.database.manager.query(
      `select product_id as id from wishes where user_id = $1 and product_id = any($2)`,
      [userId, productIds],
    );
    return rows.map(({ id }) => id);
  }

  async wishedGoods(after: string | null, limit: number): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.database.manager.query(
      `select id from products product
       where ${isOnSale} and kind = 'PHYSICAL' and ($1::uuid is null or id > $1)
         and exists (select from wishes where product_id = product.id)
       order by id limit $2`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }

  async requestStock(productIds: readonly string[], { at, notSince }: { at: Date; notSince: Date }): Promise<void> {
    await this.database.manager.query(
      `insert into stock_requests (id, product_id, user_id, requested_at, confirmed_at, is_wish)
       select gen_random_uuid(), wish.product_id, wish.user_id, $2, $2, true from wishes wish
       where wish.product_id = any($1) and not exists (
         select from stock_requests earlier
         where earlier.user_id = wish.user_id and earlier.product_id = wish.product_id and earlier.mailed_at > $3)
       order by wish.added_at
       on conflict (user_id, product_id) where mailed_at is null and user_id is not null do nothing`,
      [productIds, at, notSince],
    );
  }

  async noteRaisedPrices(): Promise<void> {
    await this.database.manager.query(
      `update wishes wish set known_price_minor = product.price_minor from products product
       where product.id = wish.product_id and product.price_minor > wish.known_price_minor`,
    );
  }

  takePriceFalls(
    { at, notSince, limit }: Parameters<WishlistStore["takePriceFalls"]>[0],
    mailOf: (falls: readonly PriceFall[]) => object,
  ): Promise<number> {
    return this.database.transaction(async (manager) => {
      const falls: PriceFall[] = await manager.query(
        `with reader as (
           select list.user_id from wishlists list
           where (list.prices_mailed_at is null or list.prices_mailed_at < $2) and exists (
             select from wishes wish join products product on product.id = wish.product_id
             where wish.user_id = list.user_id and ${isOnSale} and product.price_minor < wish.known_price_minor)
           order by list.user_id limit $3 for update skip locked
         ),
         mailed as (
           update wishlists set prices_mailed_at = $1 where user_id in (table reader)
         ),
         fallen as (
           select wish.user_id, wish.product_id, wish.known_price_minor, product.price_minor, product.name, product.slug
           from wishes wish join products product on product.id = wish.product_id
           where wish.user_id in (table reader) and ${isOnSale} and product.price_minor < wish.known_price_minor
         ),
         noted as (
           update wishes wish set known_price_minor = fallen.price_minor from fallen
           where wish.user_id = fallen.user_id and wish.product_id = fallen.product_id
         )
         select user_id as "userId", name, slug, known_price_minor::float8 as "oldPriceMinor",
           price_minor::float8 as "priceMinor"
         from fallen order by user_id, known_price_minor - price_minor desc, product_id`,
        [at, notSince, limit],
      );
      const byUser = Map.groupBy(falls, ({ userId }) => userId);
      await enqueueAll(
        manager,
        [...byUser.values()].map((ofUser) => ({ task: "sendPriceFall", data: mailOf(ofUser) })),
      );
      return byUser.size;
    });
  }

  async read({ userId }: Person) {
    const wishlist: object[] = await this.database.manager.query(
      `select list.name, list.share_token is not null as "isShared", (
         select json_agg(json_build_object('product', product.name, 'addedAt', wish.added_at) order by wish.added_at)
         from wishes wish join products product on product.id = wish.product_id where wish.user_id = list.user_id
       ) as products
       from wishlists list where user_id = $1 limit $2`,
      [userId, maxExportedRows],
    );
    return { wishlist };
  }

  async erase({ userId }: Person): Promise<void> {
    await this.database.manager.query(`delete from wishlists where user_id = $1`, [userId]);
  }

  private async findBy(condition: string, value: string): Promise<Wishlist | null> {
    const [row]: WishlistRow[] = await this.database.manager.query(
      `select list.name, list.share_token as "shareToken", coalesce((
         select json_agg(json_build_object('productId', product_id, 'addedAt', added_at,
           'addedPriceMinor', added_price_minor) order by added_at desc, product_id)
         from wishes where user_id = list.user_id), '[]') as wishes
       from wishlists list where ${condition}`,
      [value],
    );
    return row ? { ...row, wishes: row.wishes.map((wish) => ({ ...wish, addedAt: new Date(wish.addedAt) })) } : null;
  }
}

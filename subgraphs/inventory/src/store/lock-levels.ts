import type { EntityManager } from "typeorm";
import type { StockLevel } from "../domain/stock.js";

/*
 * Code that changes reservations or units on hand first locks the levels of their products, in the order of product ids.
 * Each later statement then sees the changes of the transactions that held the locks before.
 */

/** Locks the level of a product, and creates it for a new product. */
export async function lockLevel(manager: EntityManager, productId: string): Promise<void> {
  await manager.query(
    `insert into stock_levels (product_id, on_hand) values ($1, 0)
     on conflict (product_id) do update set on_hand = stock_levels.on_hand`,
    [productId],
  );
}

/**
 * Locks the existing levels and releases the reservations that have expired by `now`, so that `reserved` is current.
 */
export async function lockLevels(
  manager: EntityManager,
  productIds: readonly string[],
  now: Date,
): Promise<readonly StockLevel[]> {
  const levels: (StockLevel & { hasExpired: boolean })[] = await manager.query(
    `select product_id as "productId", on_hand as "onHand", reserved, exists (
       select from reservations reservation
       where reservation.product_id = level.product_id and state = 'OPEN' and expires_at <= $2) as "hasExpired"
     from stock_levels level where product_id = any($1) order by product_id for update`,
    [productIds, now],
  );
  const freed = levels.some(({ hasExpired }) => hasExpired) ? await releaseExpiredOf(manager, productIds, now) : [];
  const freedByProduct = new Map(freed.map(({ productId, quantity }) => [productId, quantity]));
  return levels.map(({ productId, onHand, reserved }) => ({
    productId,
    onHand,
    reserved: reserved - (freedByProduct.get(productId) ?? 0),
  }));
}

/**
 * Locks the levels of the products that an order has reserved, and of `others`. Returns the ids of the existing levels.
 */
export async function lockLevelsOf(
  manager: EntityManager,
  orderId: string,
  others: readonly string[] = [],
): Promise<readonly string[]> {
  const levels: { product_id: string }[] = await manager.query(
    `select product_id from stock_levels
     where product_id = any(array(select product_id from reservations where order_id = $1) || $2::uuid[])
     order by product_id for update`,
    [orderId, others],
  );
  return levels.map(({ product_id: productId }) => productId);
}

/**
 * Releases expired lines of these products only, whose levels are locked. Other lines of the same orders would need
 * more locks, out of order. An order that loses one line has no complete reservation any more, so its other lines stay
 * expired.
 */
async function releaseExpiredOf(
  manager: EntityManager,
  productIds: readonly string[],
  now: Date,
): Promise<readonly { productId: string; quantity: number }[]> {
  return manager.query(
    `with freed as (
       update reservations set state = 'RELEASED'
       where product_id = any($1) and state = 'OPEN' and expires_at <= $2 returning product_id, quantity
     ),
     sums as (select product_id, sum(quantity)::int as quantity from freed group by product_id),
     lowered as (
       update stock_levels level set reserved = level.reserved - sums.quantity from sums
       where level.product_id = sums.product_id
     )
     select product_id as "productId", quantity from sums`,
    [productIds, now],
  );
}

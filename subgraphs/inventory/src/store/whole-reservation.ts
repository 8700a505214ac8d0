import type { EntityManager } from "typeorm";

/**
 * Removes the expiry of the order's reservation if it is complete. Expects the levels of all its products to be locked.
 * Returns false if the reservation is not complete.
 */
export async function holdWhole(
  manager: EntityManager,
  orderId: string,
  productIds: readonly string[],
): Promise<boolean> {
  const [row]: { answer: boolean | null }[] = await manager.query(
    `with whole as (select bool_and(state = 'OPEN') as is_open from reservations where order_id = $1 and product_id = any($2)),
     held as (
       update reservations set expires_at = null from whole
       where order_id = $1 and product_id = any($2) and state = 'OPEN' and whole.is_open
     )
     select is_open as answer from whole`,
    [orderId, productIds],
  );
  return row?.answer ?? false;
}

/** Sells the order's reserved units if its reservation is complete. Returns whether they are sold, now or earlier. */
export async function commitWhole(manager: EntityManager, orderId: string): Promise<boolean> {
  const [row]: { answer: boolean }[] = await manager.query(`select commit_reservation($1) as answer`, [orderId]);
  return row?.answer ?? false;
}

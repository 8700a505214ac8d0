import type { EntityManager } from "typeorm";

/** The order's reservation, if it is there whole, has no end from now on. The levels of these products, all that it has, are locked. */
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

/** The order's reserved units leave, if its reservation is there whole. Whether they have left, now or before. */
export async function commitWhole(manager: EntityManager, orderId: string): Promise<boolean> {
  const [row]: { answer: boolean }[] = await manager.query(`select commit_reservation($1) as answer`, [orderId]);
  return row?.answer ?? false;
}

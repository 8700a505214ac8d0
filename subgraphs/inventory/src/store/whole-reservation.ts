import type { EntityManager } from "typeorm";

/** An order whose products' levels are locked. */
export interface LockedOrder {
  readonly orderId: string;
  /** All products that it has reserved; others do no harm. */
  readonly productIds: readonly string[];
}

/** The order's reservation, if it is there whole, has no end from now on. */
export function holdWhole(manager: EntityManager, order: LockedOrder): Promise<boolean> {
  return changeWhole(
    manager,
    order,
    `held as (
       update reservations set expires_at = null from whole
       where order_id = $1 and product_id = any($2) and state = 'OPEN' and whole.is_open
     )
     select is_open as answer from whole`,
  );
}

/** The order's reserved units leave, if its reservation is there whole. Whether they have left, now or before. */
export function commitWhole(manager: EntityManager, order: LockedOrder): Promise<boolean> {
  return changeWhole(
    manager,
    order,
    `sold as (
       update reservations set state = 'COMMITTED' from whole
       where order_id = $1 and product_id = any($2) and state = 'OPEN' and whole.is_open
       returning product_id, quantity
     ),
     left_stock as (
       update stock_levels level set on_hand = level.on_hand - sold.quantity, reserved = level.reserved - sold.quantity
       from sold where level.product_id = sold.product_id
     ),
     moved as (
       insert into stock_movements (event_id, product_id, kind, delta, reason, order_id)
       select $1::uuid::text, product_id, 'SALE', -quantity, 'sold', $1 from sold
     )
     select is_open or is_sold as answer from whole`,
  );
}

/** `whole` tells what the lines of the order are now that their levels are locked; without any, it tells null. */
async function changeWhole(
  manager: EntityManager,
  { orderId, productIds }: LockedOrder,
  change: string,
): Promise<boolean> {
  const [row]: { answer: boolean | null }[] = await manager.query(
    `with whole as (
       select bool_and(state = 'OPEN') as is_open, bool_and(state = 'COMMITTED') as is_sold from reservations
       where order_id = $1 and product_id = any($2)
     ),
     ${change}`,
    [orderId, productIds],
  );
  return row?.answer ?? false;
}

import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What each checkout does to stock is one statement, and with that one transaction and one way to the database and back.
 * Both functions lock the levels first, in the order of product ids; each further statement in them sees what those before it
 * in the queue have done.
 */
export class ReservationsInOneStatement1760000002003 implements MigrationInterface {
  name = "ReservationsInOneStatement1760000002003";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(reserveStock);
    await runner.query(commitReservation);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function reserve_stock`);
    await runner.query(`drop function commit_reservation`);
  }
}

/**
 * All lines or none. `shortages` where there is not enough; else how many lines were `promised` now, and the `earlier_end` of what
 * the order held before. What has expired on these levels is released first.
 */
const reserveStock = `
  create function reserve_stock(
    reserving uuid, products uuid[], quantities int[], reserved_at timestamptz, ends_at timestamptz,
    out shortages json, out promised int, out earlier_end timestamptz
  ) language plpgsql as $$
  declare
    raised int;
  begin
    perform from stock_levels where product_id = any(products) order by product_id for update;
    with freed as (
      update reservations set state = 'RELEASED'
      where product_id = any(products) and state = 'OPEN' and expires_at <= reserved_at
      returning product_id, quantity
    )
    update stock_levels level set reserved = level.reserved - sums.quantity
      from (select product_id, sum(quantity)::int as quantity from freed group by product_id) as sums
      where level.product_id = sums.product_id;
    -- what the order holds already it need not find free
    select json_agg(json_build_object(
        'productId', line.product_id, 'requested', line.quantity, 'available', coalesce(level.on_hand - level.reserved, 0))
        order by line.product_id)
      into shortages
      from unnest(products, quantities) as line(product_id, quantity)
      left join stock_levels level on level.product_id = line.product_id
      where coalesce(level.on_hand - level.reserved, 0) < line.quantity and not exists (
        select from reservations held
        where held.order_id = reserving and held.product_id = line.product_id and held.state <> 'RELEASED');
    if shortages is not null then
      promised := 0;
      return;
    end if;
    -- what the order holds already conflicts and is not promised a second time
    with added as (
      insert into reservations (order_id, product_id, quantity, state, expires_at)
      select reserving, line.product_id, line.quantity, 'OPEN', ends_at
      from unnest(products, quantities) as line(product_id, quantity)
      on conflict (order_id, product_id)
        do update set state = 'OPEN', quantity = excluded.quantity, expires_at = excluded.expires_at
        where reservations.state = 'RELEASED'
      returning product_id, quantity
    ),
    fitting as (
      update stock_levels level set reserved = level.reserved + added.quantity from added
      where level.product_id = added.product_id and level.on_hand - level.reserved >= added.quantity
      returning level.product_id
    )
    select (select count(*) from added), (select count(*) from fitting) into promised, raised;
    if promised <> raised then
      raise exception 'stock of order % changed under its lock', reserving;
    end if;
    if promised = cardinality(products) then return; end if;
    -- it then ends with the rest
    if promised > 0 then
      update reservations set expires_at = ends_at
        where order_id = reserving and product_id = any(products) and state = 'OPEN' and expires_at < ends_at;
    end if;
    select min(expires_at) into earlier_end from reservations where order_id = reserving and state = 'OPEN';
  end $$`;

/** The order's reserved units leave, if its reservation is there whole. Whether they have left, now or before. */
const commitReservation = `
  create function commit_reservation(sold_to uuid) returns boolean language plpgsql as $$
  declare
    locked uuid[];
    is_open boolean;
    is_sold boolean;
  begin
    select array_agg(level.product_id) into locked from (
      select product_id from stock_levels
      where product_id = any(array(select product_id from reservations where order_id = sold_to))
      order by product_id for update) as level;
    -- lines that the order has reserved since are not locked, and so not its business
    select bool_and(state = 'OPEN'), bool_and(state = 'COMMITTED') into is_open, is_sold
      from reservations where order_id = sold_to and product_id = any(locked);
    if is_open then
      with sold as (
        update reservations set state = 'COMMITTED' where order_id = sold_to and product_id = any(locked)
        returning product_id, quantity
      ),
      moved as (
        insert into stock_movements (event_id, product_id, kind, delta, reason, order_id)
        select sold_to::text, product_id, 'SALE', -quantity, 'sold', sold_to from sold
      )
      update stock_levels level set on_hand = level.on_hand - sold.quantity, reserved = level.reserved - sold.quantity
        from sold where level.product_id = sold.product_id;
    end if;
    return coalesce(is_open or is_sold, false);
  end $$`;

-- The tables that the migrations create. npm run graph writes this page; nothing runs it.

create table stock_levels (
  product_id uuid not null,
  on_hand integer not null,
  reserved integer default 0 not null,
  updated_at timestamptz(3) default clock_timestamp() not null,
  constraint stock_levels_pkey primary key (product_id),
  constraint stock_levels_not_oversold check (reserved <= on_hand),
  constraint stock_levels_on_hand_check check (on_hand >= 0),
  constraint stock_levels_reserved_check check (reserved >= 0)
);
create index stock_levels_available on stock_levels ((on_hand - reserved), product_id);
create index stock_levels_updated on stock_levels (updated_at, product_id);

create table movement_chains (
  product_id uuid not null,
  length bigint not null,
  head bytea not null,
  constraint movement_chains_pkey primary key (product_id),
  constraint movement_chains_product_id_fkey foreign key (product_id) references stock_levels(product_id),
  constraint movement_chains_head_check check (length(head) = 32),
  constraint movement_chains_length_check check (length > 0)
);

create table reservations (
  order_id uuid not null,
  product_id uuid not null,
  quantity integer not null,
  state text not null,
  expires_at timestamptz(3),
  constraint reservations_pkey primary key (order_id, product_id),
  constraint reservations_product_id_fkey foreign key (product_id) references stock_levels(product_id),
  constraint reservations_quantity_check check (quantity > 0),
  constraint reservations_state_check check (state in ('OPEN', 'COMMITTED', 'RELEASED'))
);
create index reservations_open on reservations (product_id, expires_at) include (quantity) where state = 'OPEN';

create table stock_counts (
  event_id text not null,
  product_id uuid not null,
  on_hand integer not null,
  expected_on_hand integer,
  reason text not null,
  counted_at timestamptz(3) default clock_timestamp() not null,
  constraint stock_counts_pkey primary key (event_id, product_id),
  constraint stock_counts_product_id_fkey foreign key (product_id) references stock_levels(product_id),
  constraint stock_counts_on_hand_check check (on_hand >= 0)
);

create table stock_movements (
  event_id text not null,
  product_id uuid not null,
  kind text not null,
  delta integer not null,
  reason text not null,
  actor_id uuid,
  created_at timestamptz(3) default clock_timestamp() not null,
  order_id uuid,
  idempotency_key text,
  "position" bigint generated always as identity not null,
  chain_position bigint,
  chain_hash bytea,
  constraint stock_movements_pkey primary key (event_id, product_id, kind),
  constraint stock_movements_product_id_fkey foreign key (product_id) references stock_levels(product_id),
  constraint stock_movements_delta_check check (delta <> 0),
  constraint stock_movements_direction check (
case kind
    when 'SALE' then delta < 0
    when 'RETURN' then delta > 0
    else true
end),
  constraint stock_movements_kind_check check (kind in ('RECEIPT', 'SALE', 'ADJUSTMENT', 'RETURN')),
  constraint stock_movements_order check ((order_id is not null) = (kind in ('SALE', 'RETURN')))
);
create index stock_movements_all on stock_movements (created_at, "position");
create index stock_movements_kinds on stock_movements (kind, created_at, "position") where kind <> 'SALE';
create index stock_movements_order on stock_movements (order_id, product_id) where order_id is not null;
create index stock_movements_product_kinds on stock_movements (product_id, kind, created_at, "position") where kind <> 'SALE';
create unique index stock_movements_chain on stock_movements (product_id, chain_position);
create unique index stock_movements_idempotency_key on stock_movements (actor_id, idempotency_key) where idempotency_key is not null;
create unique index stock_movements_newest on stock_movements (product_id, created_at, "position");

create function append_to_chain(movement stock_movements, out chain_position bigint, out chain_hash bytea) returns record language plpgsql as $$
begin
  insert into movement_chains as chain (product_id, length, head)
  values (movement.product_id, 1, movement_hash(null, movement))
  on conflict (product_id) do update set length = chain.length + 1, head = movement_hash(chain.head, movement)
  returning chain.length, chain.head into chain_position, chain_hash;
end
$$;

create function chain_movement() returns trigger language plpgsql as $$
begin
  if not exists (
    select from stock_movements
    where event_id = new.event_id and product_id = new.product_id and kind = new.kind
  ) then
    select added.chain_position, added.chain_hash into new.chain_position, new.chain_hash from append_to_chain(new) added;
  end if;
  return new;
end
$$;

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
end
$$;

create function event_stock_changed() returns trigger language plpgsql as $$
declare
  event_data json := json_build_object(
'productId', new.product_id, 'onHand', new.on_hand, 'reserved', new.reserved,
'available', new.on_hand - new.reserved, 'previousOnHand', old.on_hand);
begin
  perform publish_event('stock.changed', 1, event_data ->> 'productId', event_data);
  return null;
end
$$;

create function movement_hash(previous bytea, movement stock_movements) returns bytea language sql stable parallel safe as $$
select sha256(coalesce(previous, '') || convert_to(jsonb_build_array(movement.event_id, movement.product_id, movement.kind,
  movement.delta, movement.reason, movement.order_id, (extract(epoch from movement.created_at) * 1000)::bigint)::text, 'UTF8'))
$$;

create function reserve_stock(reserving uuid, products uuid[], quantities integer[], reserved_at timestamptz, ends_at timestamptz, out shortages json, out promised integer, out earlier_end timestamptz) returns record language plpgsql as $$
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
end
$$;

create function stock_level_changed() returns trigger language plpgsql as $$
begin new.updated_at := clock_timestamp(); return new; end
$$;

create function tell_stock_changed() returns trigger language plpgsql as $$
begin perform pg_notify('stock_changed', new.product_id::text); return null; end
$$;

create trigger event_stock_changed after update of on_hand on stock_levels for each row when (old.on_hand is distinct from new.on_hand) execute function event_stock_changed();
create trigger stock_levels_changed before update on stock_levels for each row when (old.on_hand is distinct from new.on_hand) execute function stock_level_changed();
create trigger stock_levels_new after insert on stock_levels for each row execute function tell_stock_changed();
create trigger stock_levels_news after update on stock_levels for each row when (old.on_hand is distinct from new.on_hand or old.reserved is distinct from new.reserved) execute function tell_stock_changed();
create trigger stock_movements_chained before insert on stock_movements for each row when (current_setting('application_name') ~~ 'souk%') execute function chain_movement();

-- The tables that the migrations create. npm run graph writes this page; nothing runs it.

create table carts (
  buyer_id uuid not null,
  updated_at timestamptz(3) not null,
  is_counted boolean default false not null,
  version uuid default gen_random_uuid(),
  constraint carts_pkey primary key (buyer_id)
);
create index carts_updated on carts (updated_at);

create table cart_lines (
  buyer_id uuid not null,
  product_id uuid not null,
  quantity integer not null,
  "position" integer not null,
  price_minor bigint,
  price_currency text,
  sold_product_id uuid,
  custom jsonb,
  constraint cart_lines_pkey primary key (buyer_id, product_id),
  constraint cart_lines_position unique (buyer_id, "position"),
  constraint cart_lines_buyer_id_fkey foreign key (buyer_id) references carts(buyer_id) on delete cascade,
  constraint cart_lines_price check ((price_minor is null) = (price_currency is null)),
  constraint cart_lines_price_currency_check check (price_currency ~ '^[A-Z]{3}$'),
  constraint cart_lines_price_minor_check check (price_minor >= 0),
  constraint cart_lines_quantity_check check (quantity >= 1 and quantity <= 999),
  constraint cart_lines_values check ((sold_product_id is null) = (custom is null))
);

create table cart_merges (
  merge_id uuid not null,
  report jsonb not null,
  merged_at timestamptz(3) not null,
  constraint cart_merges_pkey primary key (merge_id)
);
create index cart_merges_merged on cart_merges (merged_at);

create table cart_starts (
  quarter timestamptz(0) not null,
  shard integer not null,
  carts integer not null,
  constraint cart_starts_pkey primary key (quarter, shard),
  constraint cart_starts_carts_check check (carts > 0),
  constraint cart_starts_shard_check check (shard >= 0 and shard <= 7)
);

create table removed_orders (
  order_id uuid not null,
  removed_at timestamptz(3) not null,
  constraint removed_orders_pkey primary key (order_id)
);
create index removed_orders_removed on removed_orders (removed_at);

create function cart_lines_of(buyer uuid) returns jsonb language plpgsql stable as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('productId', product_id, 'quantity', quantity) order by position), '[]')
    from cart_lines where buyer_id = buyer);
end
$$;

create function clear_cart(buyer uuid, changed_at timestamptz, forgotten_before timestamptz) returns jsonb language plpgsql as $$
begin
  update carts set updated_at = changed_at where buyer_id = buyer and updated_at >= forgotten_before;
  if not found then return null; end if;
  delete from cart_lines where buyer_id = buyer;
  return jsonb_build_object('updatedAt', changed_at, 'lines', '[]'::jsonb);
end
$$;

create function count_start(buyer uuid, begun_at timestamptz, forget_starts_before timestamptz) returns void language plpgsql as $$
begin
  update carts set is_counted = true where buyer_id = buyer and not is_counted
    and exists (select from cart_lines line where line.buyer_id = buyer);
  if not found then return; end if;
  delete from cart_starts where (quarter, shard) in (
    select old.quarter, old.shard from cart_starts old where old.quarter < forget_starts_before
    order by old.quarter limit 2 for update skip locked);
  insert into cart_starts (quarter, shard, carts)
    values (date_bin('15 minutes', begun_at, 'epoch'), floor(random() * 8), 1)
    on conflict (quarter, shard) do update set carts = cart_starts.carts + 1;
end
$$;

create function counted_line_change(buyer uuid, product uuid, wanted integer, adds boolean, max_quantity integer, max_lines integer, changed_at timestamptz, forgotten_before timestamptz, seen_minor bigint, seen_currency text, forget_starts_before timestamptz) returns jsonb language plpgsql as $$
declare
  held int;
  result int;
begin
  if wanted > max_quantity then return jsonb_build_object('kind', 'lineQuantityExceeded'); end if;
  perform forget_carts(buyer, forgotten_before);
  if wanted = 0 and not exists (select from carts where buyer_id = buyer) then
    return jsonb_build_object('kind', 'changed', 'updatedAt', null, 'lines', '[]'::jsonb);
  end if;
  insert into carts (buyer_id, updated_at) values (buyer, changed_at)
    on conflict (buyer_id) do update set updated_at = carts.updated_at;
  select quantity into held from cart_lines where buyer_id = buyer and product_id = product;
  result := wanted + case when adds then coalesce(held, 0) else 0 end;
  if result > max_quantity then return jsonb_build_object('kind', 'lineQuantityExceeded'); end if;
  if held is null and result > 0 and (select count(*) from cart_lines where buyer_id = buyer) >= max_lines then
    return jsonb_build_object('kind', 'linesExceeded');
  end if;
  if result > 0 then
    insert into cart_lines (buyer_id, product_id, quantity, position, price_minor, price_currency)
      select buyer, product, result, coalesce(max(position), 0) + 1, seen_minor, seen_currency
      from cart_lines where buyer_id = buyer
      on conflict (buyer_id, product_id) do update set quantity = excluded.quantity,
        price_minor = excluded.price_minor, price_currency = excluded.price_currency;
    update carts set updated_at = changed_at where buyer_id = buyer;
  elsif held is not null then
    delete from cart_lines where buyer_id = buyer and product_id = product;
    update carts set updated_at = changed_at where buyer_id = buyer;
  end if;
  if wanted > 0 then perform count_start(buyer, changed_at, forget_starts_before); end if;
  return (
    select jsonb_build_object('kind', 'changed', 'updatedAt', cart.updated_at, 'lines', kept_lines_of(buyer))
    from carts cart where cart.buyer_id = buyer);
end
$$;

create function counted_lines_change(buyer uuid, planned_for jsonb, changes jsonb, changed_at timestamptz, forgotten_before timestamptz, forget_starts_before timestamptz) returns jsonb language plpgsql as $$
begin
  perform forget_carts(buyer, forgotten_before);
  insert into carts (buyer_id, updated_at) values (buyer, changed_at)
    on conflict (buyer_id) do update set updated_at = carts.updated_at;
  if cart_lines_of(buyer) <> planned_for then return null; end if;
  insert into cart_lines (buyer_id, product_id, quantity, position, price_minor, price_currency)
    select buyer, (change.line ->> 'productId')::uuid, (change.line ->> 'quantity')::int,
      change.place + (select coalesce(max(position), 0) from cart_lines where buyer_id = buyer),
      (change.line ->> 'priceMinor')::bigint, change.line ->> 'currency'
    from jsonb_array_elements(changes) with ordinality as change(line, place)
    on conflict (buyer_id, product_id) do update set quantity = excluded.quantity,
      price_minor = excluded.price_minor, price_currency = excluded.price_currency;
  update carts set updated_at = changed_at where buyer_id = buyer;
  perform count_start(buyer, changed_at, forget_starts_before);
  return jsonb_build_object('updatedAt', changed_at, 'lines', kept_lines_of(buyer));
end
$$;

create function counted_removal(bought_by uuid, buyer uuid, products uuid[], quantities integer[], changed_at timestamptz, forget_orders_before timestamptz) returns void language plpgsql as $$
begin
  delete from removed_orders where order_id in (
    select old.order_id from removed_orders old where old.removed_at < forget_orders_before
    order by old.removed_at limit 2 for update skip locked);
  insert into removed_orders (order_id, removed_at) values (bought_by, changed_at) on conflict do nothing;
  if not found then return; end if;
  update carts set updated_at = changed_at, is_counted = false where buyer_id = buyer;
  delete from cart_lines line
    using (select product_id, sum(quantity) as quantity from unnest(products, quantities) as given(product_id, quantity)
           group by product_id) bought
    where line.buyer_id = buyer and line.product_id = bought.product_id and line.quantity <= bought.quantity;
  update cart_lines line set quantity = line.quantity - bought.quantity
    from (select product_id, sum(quantity) as quantity from unnest(products, quantities) as given(product_id, quantity)
          group by product_id) bought
    where line.buyer_id = buyer and line.product_id = bought.product_id;
end
$$;

create function forget_carts(buyer uuid, forgotten_before timestamptz) returns void language plpgsql as $$
begin
delete from carts where carts.buyer_id = buyer and updated_at < forgotten_before;
delete from carts where carts.buyer_id in (
  select other.buyer_id from carts other where other.updated_at < forgotten_before
  order by other.updated_at limit 2 for update skip locked); end
$$;

create function keep_line_values(buyer uuid, given jsonb) returns integer language plpgsql as $$
declare
  kept int;
begin
  update cart_lines line set sold_product_id = (named ->> 'productId')::uuid, custom = named -> 'custom'
    from jsonb_array_elements(given) as named
    where line.buyer_id = buyer and line.product_id = (named ->> 'lineId')::uuid;
  get diagnostics kept = row_count;
  return kept;
end
$$;

create function kept_lines_of(buyer uuid) returns jsonb language plpgsql stable as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'productId', product_id, 'quantity', quantity, 'priceMinor', price_minor, 'currency', price_currency, 'soldProductId', sold_product_id, 'custom', custom
    ) order by position), '[]')
    from cart_lines where buyer_id = buyer);
end
$$;

create function renew_cart_version() returns trigger language plpgsql as $$
begin
  update carts set version = gen_random_uuid() where buyer_id = coalesce(new.buyer_id, old.buyer_id);
  return null;
end
$$;

create function versioned_merge(merge uuid, guest uuid, account uuid, guest_lines jsonb, account_lines jsonb, changes jsonb, given_report jsonb, changed_at timestamptz, forgotten_before timestamptz, forget_merges_before timestamptz) returns jsonb language plpgsql as $$
declare
  guest_version uuid;
  known jsonb;
begin
  select version into guest_version from carts where buyer_id = guest for update;
  delete from cart_merges where merge_id in (
    select old.merge_id from cart_merges old where old.merged_at < forget_merges_before
    order by old.merged_at limit 2 for update skip locked);
  select report into known from cart_merges where merge_id = merge;
  if found then return known; end if;
  if cart_lines_of(guest) <> guest_lines then return null; end if;
  perform forget_carts(account, forgotten_before);
  insert into carts (buyer_id, updated_at) values (account, changed_at)
    on conflict (buyer_id) do update set updated_at = carts.updated_at;
  if cart_lines_of(account) <> account_lines then return null; end if;

  insert into cart_lines (buyer_id, product_id, quantity, position, price_minor, price_currency)
    select account, (change.line ->> 'productId')::uuid, (change.line ->> 'quantity')::int, change.place +
      (select coalesce(max(position), 0) from cart_lines where buyer_id = account), seen.price_minor, seen.price_currency
    from jsonb_array_elements(changes) with ordinality as change(line, place)
    left join cart_lines seen on seen.buyer_id = guest and seen.product_id = (change.line ->> 'productId')::uuid
    on conflict (buyer_id, product_id) do update set quantity = excluded.quantity,
      price_minor = coalesce(excluded.price_minor, cart_lines.price_minor),
      price_currency = coalesce(excluded.price_currency, cart_lines.price_currency);
  -- a guest's cart was counted when it began, and a page of it stays valid while the account had no line
  update carts set updated_at = changed_at,
    is_counted = is_counted or exists (select from cart_lines line where line.buyer_id = account),
    version = case when account_lines = '[]' and cart_lines_of(account) = guest_lines
      then coalesce(guest_version, version) else version end
    where buyer_id = account;
  delete from carts where buyer_id = guest;
  insert into cart_merges (merge_id, report, merged_at) values (merge, given_report, changed_at);
  return given_report;
end
$$;

create function with_line_values(buyer uuid, given jsonb, answer jsonb) returns jsonb language plpgsql strict as $$
begin
  if answer -> 'lines' is null then return answer; end if;
  perform keep_line_values(buyer, given);
  return answer || jsonb_build_object('lines', kept_lines_of(buyer));
end
$$;

create function with_version(buyer uuid, answer jsonb) returns jsonb language plpgsql strict as $$
begin
  return answer || jsonb_build_object('version', (select version from carts where buyer_id = buyer));
end
$$;

create trigger cart_lines_quantity_version after update on cart_lines for each row when (old.quantity <> new.quantity) execute function renew_cart_version();
create trigger cart_lines_version after insert or delete on cart_lines for each row execute function renew_cart_version();

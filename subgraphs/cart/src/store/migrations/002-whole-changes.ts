import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Each change of a cart is one function. It called another one, which called the next, because each release had wrapped
 * the function of the one before. Programs of 0.3 call the same functions.
 */
export class WholeChanges1760000004091 implements MigrationInterface {
  name = "WholeChanges1760000004091";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create or replace function counted_line_change(buyer uuid, product uuid, wanted int, adds boolean, max_quantity int,
  max_lines int, changed_at timestamptz, forgotten_before timestamptz, seen_minor bigint, seen_currency text,
  forget_starts_before timestamptz) returns jsonb language plpgsql as $$
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

create or replace function counted_lines_change(buyer uuid, planned_for jsonb, changes jsonb, changed_at timestamptz,
  forgotten_before timestamptz, forget_starts_before timestamptz) returns jsonb language plpgsql as $$
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

create or replace function counted_removal(bought_by uuid, buyer uuid, products uuid[], quantities int[],
  changed_at timestamptz, forget_orders_before timestamptz) returns void language plpgsql as $$
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

create or replace function versioned_merge(merge uuid, guest uuid, account uuid, guest_lines jsonb, account_lines jsonb,
  changes jsonb, given_report jsonb, changed_at timestamptz, forgotten_before timestamptz,
  forget_merges_before timestamptz) returns jsonb language plpgsql as $$
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

drop function if exists change_cart_line(uuid, uuid, int, boolean, int, int, timestamptz, timestamptz);
drop function if exists change_cart_line(uuid, uuid, int, boolean, int, int, timestamptz, timestamptz, bigint, text);
drop function if exists change_cart_lines, remove_bought, counted_merge, merge_carts;`);
  }

  /** Leaves the functions: they do what those of 0.3 did. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

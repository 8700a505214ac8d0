import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The price that a line was last changed at, and a change of many lines by one plan. What takes a price is an overload; the older
 * functions stay for replicas that still run the release before.
 */
export class PricesWhenAdded1760000004004 implements MigrationInterface {
  name = "PricesWhenAdded1760000004004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table cart_lines
        add column price_minor bigint check (price_minor >= 0),
        add column price_currency text check (price_currency ~ '^[A-Z]{3}$'),
        add constraint cart_lines_price check ((price_minor is null) = (price_currency is null))`);
    await runner.query(keptLinesOf);
    await runner.query(changeCartLine);
    await runner.query(changeCartLines);
    await runner.query(mergeCarts(mergedWithPrices));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(mergeCarts(merged));
    await runner.query(`drop function change_cart_lines`);
    await runner.query(`
      drop function change_cart_line(uuid, uuid, int, boolean, int, int, timestamptz, timestamptz, bigint, text)`);
    await runner.query(`drop function kept_lines_of`);
    await runner.query(`alter table cart_lines drop column price_minor, drop column price_currency`);
  }
}

const keptLinesOf = `
  create function kept_lines_of(buyer uuid) returns jsonb language plpgsql stable as $$
  begin
    return (
      select coalesce(jsonb_agg(jsonb_build_object(
        'productId', product_id, 'quantity', quantity, 'priceMinor', price_minor, 'currency', price_currency
      ) order by position), '[]')
      from cart_lines where buyer_id = buyer);
  end $$`;

const changeCartLine = `
  create function change_cart_line(
    buyer uuid, product uuid, wanted int, adds boolean, max_quantity int, max_lines int,
    changed_at timestamptz, forgotten_before timestamptz, seen_minor bigint, seen_currency text
  ) returns jsonb language plpgsql as $$
  declare
    answer jsonb;
  begin
    answer := change_cart_line(buyer, product, wanted, adds, max_quantity, max_lines, changed_at, forgotten_before);
    if answer ->> 'kind' <> 'changed' then return answer; end if;
    update cart_lines set price_minor = seen_minor, price_currency = seen_currency
      where buyer_id = buyer and product_id = product;
    return answer || jsonb_build_object('lines', kept_lines_of(buyer));
  end $$`;

// Null where the cart is not as the plan has it.
const changeCartLines = `
  create function change_cart_lines(
    buyer uuid, planned_for jsonb, changes jsonb, changed_at timestamptz, forgotten_before timestamptz
  ) returns jsonb language plpgsql as $$
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
    return jsonb_build_object('updatedAt', changed_at, 'lines', kept_lines_of(buyer));
  end $$`;

const merged = `
    insert into cart_lines (buyer_id, product_id, quantity, position)
      select account, (change.line ->> 'productId')::uuid, (change.line ->> 'quantity')::int, change.place +
        (select coalesce(max(position), 0) from cart_lines where buyer_id = account)
      from jsonb_array_elements(changes) with ordinality as change(line, place)
      on conflict (buyer_id, product_id) do update set quantity = excluded.quantity;`;

const mergedWithPrices = `
    insert into cart_lines (buyer_id, product_id, quantity, position, price_minor, price_currency)
      select account, (change.line ->> 'productId')::uuid, (change.line ->> 'quantity')::int, change.place +
        (select coalesce(max(position), 0) from cart_lines where buyer_id = account), seen.price_minor, seen.price_currency
      from jsonb_array_elements(changes) with ordinality as change(line, place)
      left join cart_lines seen on seen.buyer_id = guest and seen.product_id = (change.line ->> 'productId')::uuid
      on conflict (buyer_id, product_id) do update set quantity = excluded.quantity,
        price_minor = coalesce(excluded.price_minor, cart_lines.price_minor),
        price_currency = coalesce(excluded.price_currency, cart_lines.price_currency);`;

/** As it was, but for what is written of the lines that change. */
function mergeCarts(lines: string): string {
  return `
  create or replace function merge_carts(
    merge uuid, guest uuid, account uuid, guest_lines jsonb, account_lines jsonb, changes jsonb, given_report jsonb,
    changed_at timestamptz, forgotten_before timestamptz, forget_merges_before timestamptz
  ) returns jsonb language plpgsql as $$
  declare
    known jsonb;
  begin
    delete from cart_merges where merge_id in (
      select old.merge_id from cart_merges old where old.merged_at < forget_merges_before
      order by old.merged_at limit 2 for update skip locked);
    perform from carts where buyer_id = guest for update;
    select report into known from cart_merges where merge_id = merge;
    if found then return known; end if;
    if cart_lines_of(guest) <> guest_lines then return null; end if;
    perform forget_carts(account, forgotten_before);
    insert into carts (buyer_id, updated_at) values (account, changed_at)
      on conflict (buyer_id) do update set updated_at = carts.updated_at;
    if cart_lines_of(account) <> account_lines then return null; end if;
    ${lines}
    update carts set updated_at = changed_at where buyer_id = account;
    delete from carts where buyer_id = guest;
    insert into cart_merges (merge_id, report, merged_at) values (merge, given_report, changed_at);
    return given_report;
  end $$`;
}

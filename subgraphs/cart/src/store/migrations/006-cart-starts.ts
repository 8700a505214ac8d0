import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * How many carts are begun, in quarters of an hour, so that a day of any time zone can be told. What changes carts is called by
 * functions that count besides; the ones that they call stay for replicas that still run the release before.
 */
export class CartStarts1760000004005 implements MigrationInterface {
  name = "CartStarts1760000004005";

  async up(runner: QueryRunner): Promise<void> {
    // all who begin a cart at once would wait for one row: there are eight
    await runner.query(`
      create table cart_starts (
        quarter timestamptz(0) not null,
        shard int not null check (shard between 0 and 7),
        carts int not null check (carts > 0),
        primary key (quarter, shard)
      )`);
    await runner.query(`alter table carts add column is_counted boolean not null default false`);
    await runner.query(`
      update carts set is_counted = true where exists (select from cart_lines line where line.buyer_id = carts.buyer_id)`);
    for (const sql of [countStart, countedLineChange, countedLinesChange, countedMerge, countedRemoval])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop function counted_removal, counted_merge, counted_lines_change, counted_line_change, count_start`,
    );
    await runner.query(`alter table carts drop column is_counted`);
    await runner.query(`drop table cart_starts`);
  }
}

// The last of what a change locks, so that nobody waits in a circle. Two old rows go with each start: more than it makes.
const countStart = `
  create function count_start(buyer uuid, begun_at timestamptz, forget_starts_before timestamptz)
  returns void language plpgsql as $$
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
  end $$`;

const countedLineChange = `
  create function counted_line_change(
    buyer uuid, product uuid, wanted int, adds boolean, max_quantity int, max_lines int, changed_at timestamptz,
    forgotten_before timestamptz, seen_minor bigint, seen_currency text, forget_starts_before timestamptz
  ) returns jsonb language plpgsql as $$
  declare
    answer jsonb;
  begin
    answer := change_cart_line(buyer, product, wanted, adds, max_quantity, max_lines, changed_at, forgotten_before,
      seen_minor, seen_currency);
    if answer ->> 'kind' = 'changed' and wanted > 0 then
      perform count_start(buyer, changed_at, forget_starts_before);
    end if;
    return answer;
  end $$`;

const countedLinesChange = `
  create function counted_lines_change(
    buyer uuid, planned_for jsonb, changes jsonb, changed_at timestamptz, forgotten_before timestamptz,
    forget_starts_before timestamptz
  ) returns jsonb language plpgsql as $$
  declare
    answer jsonb;
  begin
    answer := change_cart_lines(buyer, planned_for, changes, changed_at, forgotten_before);
    if answer is not null then perform count_start(buyer, changed_at, forget_starts_before); end if;
    return answer;
  end $$`;

// What is merged was counted when its guest began it.
const countedMerge = `
  create function counted_merge(
    merge uuid, guest uuid, account uuid, guest_lines jsonb, account_lines jsonb, changes jsonb, given_report jsonb,
    changed_at timestamptz, forgotten_before timestamptz, forget_merges_before timestamptz
  ) returns jsonb language plpgsql as $$
  declare
    answer jsonb;
  begin
    answer := merge_carts(merge, guest, account, guest_lines, account_lines, changes, given_report, changed_at,
      forgotten_before, forget_merges_before);
    if answer is not null then
      update carts set is_counted = true where buyer_id = account and not is_counted
        and exists (select from cart_lines line where line.buyer_id = account);
    end if;
    return answer;
  end $$`;

// What comes into a cart after an order is another start.
const countedRemoval = `
  create function counted_removal(
    bought_by uuid, buyer uuid, products uuid[], quantities int[], changed_at timestamptz, forget_orders_before timestamptz
  ) returns void language plpgsql as $$
  begin
    if exists (select from removed_orders where order_id = bought_by) then return; end if;
    perform remove_bought(bought_by, buyer, products, quantities, changed_at, forget_orders_before);
    update carts set is_counted = false where buyer_id = buyer and is_counted;
  end $$`;

import type { MigrationInterface, QueryRunner } from "typeorm";

/** What became of guests' carts at a sign-in, and the one statement that makes it so. */
export class CartMerges1760000004003 implements MigrationInterface {
  name = "CartMerges1760000004003";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cart_merges (merge_id uuid primary key, report jsonb not null, merged_at timestamptz(3) not null)`);
    await runner.query(`create index cart_merges_merged on cart_merges (merged_at)`);
    await runner.query(cartLinesOf);
    await runner.query(mergeCarts);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function merge_carts, cart_lines_of`);
    await runner.query(`drop table cart_merges`);
  }
}

const cartLinesOf = `
  create function cart_lines_of(buyer uuid) returns jsonb language plpgsql stable as $$
  begin
    return (
      select coalesce(jsonb_agg(jsonb_build_object('productId', product_id, 'quantity', quantity) order by position), '[]')
      from cart_lines where buyer_id = buyer);
  end $$`;

// The guest's row is locked before the account's, and no guest is an account: two merges never wait for each other in a circle.
// Null where a cart is not as the plan has it.
const mergeCarts = `
  create function merge_carts(
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
    insert into cart_lines (buyer_id, product_id, quantity, position)
      select account, (change.line ->> 'productId')::uuid, (change.line ->> 'quantity')::int, change.place +
        (select coalesce(max(position), 0) from cart_lines where buyer_id = account)
      from jsonb_array_elements(changes) with ordinality as change(line, place)
      on conflict (buyer_id, product_id) do update set quantity = excluded.quantity;
    update carts set updated_at = changed_at where buyer_id = account;
    delete from carts where buyer_id = guest;
    insert into cart_merges (merge_id, report, merged_at) values (merge, given_report, changed_at);
    return given_report;
  end $$`;

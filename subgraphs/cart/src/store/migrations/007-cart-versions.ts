import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * A cart gets a random version with each change of its lines. Triggers set it, so that replicas of the release before do so too. A
 * cart that is there already has no version until its next change: a default for its row would rewrite the table under a lock.
 */
export class CartVersions1760000004006 implements MigrationInterface {
  name = "CartVersions1760000004006";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table carts add column version uuid`);
    await runner.query(`alter table carts alter column version set default gen_random_uuid()`);
    for (const sql of [renewVersion, withVersion, clearCart, versionedMerge]) await runner.query(sql);
    await runner.query(`
      create trigger cart_lines_version after insert or delete on cart_lines
        for each row execute function renew_cart_version()`);
    await runner.query(`
      create trigger cart_lines_quantity_version after update on cart_lines
        for each row when (old.quantity <> new.quantity) execute function renew_cart_version()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger cart_lines_version on cart_lines`);
    await runner.query(`drop trigger cart_lines_quantity_version on cart_lines`);
    await runner.query(`drop function versioned_merge, clear_cart, with_version, renew_cart_version`);
    await runner.query(`alter table carts drop column version`);
  }
}

const renewVersion = `
  create function renew_cart_version() returns trigger language plpgsql as $$
  begin
    update carts set version = gen_random_uuid() where buyer_id = coalesce(new.buyer_id, old.buyer_id);
    return null;
  end $$`;

// Volatile, and so a look at the row as the change before it has left it.
const withVersion = `
  create function with_version(buyer uuid, answer jsonb) returns jsonb language plpgsql volatile strict as $$
  begin
    return answer || jsonb_build_object('version', (select version from carts where buyer_id = buyer));
  end $$`;

const clearCart = `
  create function clear_cart(buyer uuid, changed_at timestamptz, forgotten_before timestamptz)
  returns jsonb language plpgsql as $$
  begin
    update carts set updated_at = changed_at where buyer_id = buyer and updated_at >= forgotten_before;
    if not found then return null; end if;
    delete from cart_lines where buyer_id = buyer;
    return jsonb_build_object('updatedAt', changed_at, 'lines', '[]'::jsonb);
  end $$`;

// A guest's cart that comes whole into an empty one keeps its version: an order that the guest made of it is found again.
const versionedMerge = `
  create function versioned_merge(
    merge uuid, guest uuid, account uuid, guest_lines jsonb, account_lines jsonb, changes jsonb, given_report jsonb,
    changed_at timestamptz, forgotten_before timestamptz, forget_merges_before timestamptz
  ) returns jsonb language plpgsql as $$
  declare
    guest_version uuid;
    answer jsonb;
  begin
    select version into guest_version from carts where buyer_id = guest for update;
    answer := counted_merge(merge, guest, account, guest_lines, account_lines, changes, given_report, changed_at,
      forgotten_before, forget_merges_before);
    if answer is not null and guest_version is not null and account_lines = '[]'
      and not exists (select from carts where buyer_id = guest) and cart_lines_of(account) = guest_lines
    then
      update carts set version = guest_version where buyer_id = account;
    end if;
    return answer;
  end $$`;

import type { MigrationInterface, QueryRunner } from "typeorm";

/** Each change of a cart forgets two others. A function in the language sql is planned at each call, one in plpgsql once. */
export class ForgettingPlannedOnce1760000004002 implements MigrationInterface {
  name = "ForgettingPlannedOnce1760000004002";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function forget_carts(buyer uuid, forgotten_before timestamptz) returns void language plpgsql as $$
      begin ${forget} end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function forget_carts(buyer uuid, forgotten_before timestamptz) returns void language sql as $$
      ${forget} $$`);
  }
}

const forget = `
  delete from carts where carts.buyer_id = buyer and updated_at < forgotten_before;
  delete from carts where carts.buyer_id in (
    select other.buyer_id from carts other where other.updated_at < forgotten_before
    order by other.updated_at limit 2 for update skip locked);`;

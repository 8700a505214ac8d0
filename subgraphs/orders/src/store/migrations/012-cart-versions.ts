import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The version of the cart that an order was made of: one order that is not cancelled for each. Orders from before have none. No foreign
 * key for what superseded an order: it would lock the table to be checked, and a withdrawn order is deleted.
 */
export class CartVersions1760000005062 implements MigrationInterface {
  name = "CartVersions1760000005062";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table orders add column cart_version text, add column superseded_by uuid`);
    await runner.query(`
      alter table orders add constraint orders_superseded check (superseded_by is null or status = 'CANCELLED') not valid`);
    await runner.query(`
      create unique index orders_cart_version on orders (cart_version)
        where cart_version is not null and status <> 'CANCELLED'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table orders drop column cart_version, drop column superseded_by`);
  }
}

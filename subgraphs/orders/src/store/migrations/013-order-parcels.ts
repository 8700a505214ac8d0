import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The goods of each parcel, as shipping last reported them, and whether it has left. `lines` is null for a parcel that an earlier
 * release reported: it holds everything that the order ships.
 */
export class OrderParcels1760000005063 implements MigrationInterface {
  name = "OrderParcels1760000005063";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table order_shipments
        add column lines jsonb check (jsonb_typeof(lines) = 'array'),
        add column has_left boolean,
        add column is_cancelled boolean not null default false,
        add column replaces text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table order_shipments drop column lines, drop column has_left, drop column is_cancelled, drop column replaces`);
  }
}

import type { MigrationInterface, QueryRunner } from "typeorm";

/** Movements of one product within a millisecond are listed in the order in which they happened. */
export class MovementPositions1760000002002 implements MigrationInterface {
  name = "MovementPositions1760000002002";

  async up(runner: QueryRunner): Promise<void> {
    // the time is taken when the level is locked, not when the transaction began to wait for it
    await runner.query(`
      alter table stock_movements
        add column position bigint generated always as identity,
        alter column created_at set default clock_timestamp()`);
    await runner.query(`drop index stock_movements_newest`);
    await runner.query(`
      create unique index stock_movements_newest on stock_movements (product_id, created_at, position)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index stock_movements_newest`);
    await runner.query(
      `create index stock_movements_newest on stock_movements (product_id, created_at, event_id, kind)`,
    );
    await runner.query(`
      alter table stock_movements drop column position, alter column created_at set default now()`);
  }
}

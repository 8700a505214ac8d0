import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * An order, and a line of it, may be free. The statements that validate the new rules are outside of a transaction, so
 * that orders can be placed while they read.
 */
export class FreeOrders1760000005096 implements MigrationInterface {
  name = "FreeOrders1760000005096";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table orders drop constraint orders_subtotal_minor_check,
      add constraint orders_subtotal_minor_check check (subtotal_minor >= 0) not valid`);
    await runner.query(`alter table orders validate constraint orders_subtotal_minor_check`);
    await runner.query(`alter table order_lines drop constraint order_lines_unit_price_minor_check,
      add constraint order_lines_unit_price_minor_check check (unit_price_minor >= 0) not valid`);
    await runner.query(`alter table order_lines validate constraint order_lines_unit_price_minor_check`);
  }

  /** Leaves the rules: they allow what those of before allow. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

import type { MigrationInterface, QueryRunner } from "typeorm";

/** A line may grow to 999, by as many adds as it takes. */
export class LargerLines1760000004001 implements MigrationInterface {
  name = "LargerLines1760000004001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table cart_lines
        drop constraint cart_lines_quantity_check,
        add constraint cart_lines_quantity_check check (quantity between 1 and 999)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update cart_lines set quantity = 99 where quantity > 99`);
    await runner.query(`
      alter table cart_lines
        drop constraint cart_lines_quantity_check,
        add constraint cart_lines_quantity_check check (quantity between 1 and 99)`);
  }
}

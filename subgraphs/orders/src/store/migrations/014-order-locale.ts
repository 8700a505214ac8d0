import type { MigrationInterface, QueryRunner } from "typeorm";

/** Adds the language of the mails of an order; null for orders of earlier releases. */
export class OrderLocale1760000005064 implements MigrationInterface {
  name = "OrderLocale1760000005064";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table orders add column locale text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table orders drop column locale`);
  }
}

import type { MigrationInterface, QueryRunner } from "typeorm";

/** Neither statement reads the table: the column is nullable, and the constraint is checked for new values only. */
export class ProductWeight1760000001004 implements MigrationInterface {
  name = "ProductWeight1760000001004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table products add column weight_grams int`);
    await runner.query(
      `alter table products add constraint products_weight check (weight_grams between 0 and 1000000) not valid`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table products drop column weight_grams`);
  }
}

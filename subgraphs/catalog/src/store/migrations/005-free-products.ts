import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * A product may be free. The statement that validates the new rule is outside of a transaction, so that the products can
 * be written while it reads them.
 */
export class FreeProducts1760000001074 implements MigrationInterface {
  name = "FreeProducts1760000001074";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table products drop constraint products_price_minor_check,
      add constraint products_price_minor_check check (price_minor >= 0) not valid`);
    await runner.query(`alter table products validate constraint products_price_minor_check`);
  }

  /** Leaves the rule: it allows what that of before allows. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

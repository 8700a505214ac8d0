import type { MigrationInterface, QueryRunner } from "typeorm";

/** The default payment method of a user. No stored method becomes one: its user has not chosen it. */
export class DefaultPaymentMethods1760000006062 implements MigrationInterface {
  name = "DefaultPaymentMethods1760000006062";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table payment_methods add column if not exists is_default boolean not null default false`,
    );
    // An earlier attempt may have left an invalid index.
    await runner.query(`drop index concurrently if exists payment_methods_default`);
    await runner.query(`
      create unique index concurrently payment_methods_default on payment_methods (user_id) where is_default`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table payment_methods drop column is_default`);
  }
}

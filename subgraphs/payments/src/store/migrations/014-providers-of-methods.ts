import type { MigrationInterface, QueryRunner } from "typeorm";

/** The provider that stores the card of a payment method. Earlier methods have none: they belong to the first one. */
export class ProvidersOfMethods1760000006091 implements MigrationInterface {
  name = "ProvidersOfMethods1760000006091";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table payment_methods add column provider text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table payment_methods drop column provider`);
  }
}

import type { MigrationInterface, QueryRunner } from "typeorm";

/** The payments of a buyer, for the list of transactions. The index is built beside writers. */
export class PaymentsOfBuyer1760000006092 implements MigrationInterface {
  name = "PaymentsOfBuyer1760000006092";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index concurrently if exists payments_of_buyer`);
    await runner.query(`create index concurrently payments_of_buyer on payments (buyer_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index payments_of_buyer`);
  }
}

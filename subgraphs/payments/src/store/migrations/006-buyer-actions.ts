import type { MigrationInterface, QueryRunner } from "typeorm";

export class BuyerActions1760000006005 implements MigrationInterface {
  name = "BuyerActions1760000006005";

  async up(runner: QueryRunner): Promise<void> {
    // since when the provider waits for the buyer; kept when the payment is settled
    await runner.query(`alter table payments add action_since timestamptz(3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table payments drop action_since`);
  }
}

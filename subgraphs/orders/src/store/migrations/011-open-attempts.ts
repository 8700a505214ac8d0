import type { MigrationInterface, QueryRunner } from "typeorm";

/** The attempts at paying an order that have no outcome, few at any time: those of processes that died are found by the time of the claim. */
export class OpenAttempts1760000005061 implements MigrationInterface {
  name = "OpenAttempts1760000005061";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index attempts_open on attempts (claimed_at) where answer is null and claimed_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index attempts_open`);
  }
}

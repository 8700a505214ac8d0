import type { MigrationInterface, QueryRunner } from "typeorm";

/** The authorizations by their end, for the hourly search. */
export class AuthorizationsByEnd1760000006094 implements MigrationInterface {
  name = "AuthorizationsByEnd1760000006094";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index concurrently if not exists payments_authorized on payments (authorized_until)
      where status = 'AUTHORIZED'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index concurrently if exists payments_authorized`);
  }
}

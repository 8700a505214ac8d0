import type { MigrationInterface, QueryRunner } from "typeorm";

/** The sandbox bank has a database of its own now. What its old books held was play money, and goes with them. */
export class BankMovesOut1760000006003 implements MigrationInterface {
  name = "BankMovesOut1760000006003";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema sandbox_bank cascade`);
  }

  async down(): Promise<void> {
    throw new Error("the sandbox bank's old books are gone");
  }
}

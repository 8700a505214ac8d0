import { createImportedRecords, dropImportedRecords } from "@souk/kernel/imports/imported-records";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which records of other systems were imported. An imported order had its stock, its mails and its payment elsewhere. */
export class ImportedRecords1760000005065 implements MigrationInterface {
  name = "ImportedRecords1760000005065";

  async up(runner: QueryRunner): Promise<void> {
    await createImportedRecords(runner);
    await runner.query(`alter table orders add column imported_from text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table orders drop column imported_from`);
    await dropImportedRecords(runner);
  }
}

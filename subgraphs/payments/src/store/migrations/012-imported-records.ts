import { createImportedRecords, dropImportedRecords } from "@souk/kernel/imports/imported-records";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which records of other systems were imported. */
export class ImportedRecords1760000006063 implements MigrationInterface {
  name = "ImportedRecords1760000006063";

  async up(runner: QueryRunner): Promise<void> {
    await createImportedRecords(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropImportedRecords(runner);
  }
}

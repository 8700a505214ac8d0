import { createImportedRecords, dropImportedRecords } from "@souk/kernel/imports/imported-records";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which records of other systems were imported. */
export class ImportedRecords1760000001006 implements MigrationInterface {
  name = "ImportedRecords1760000001006";

  async up(runner: QueryRunner): Promise<void> {
    await createImportedRecords(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropImportedRecords(runner);
  }
}

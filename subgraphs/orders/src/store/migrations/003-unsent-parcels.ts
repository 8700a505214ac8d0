import type { MigrationInterface, QueryRunner } from "typeorm";

/** The parcels that wait for the carrier. The index of before stays for the processes of before. */
export class UnsentParcels1760000005092 implements MigrationInterface {
  name = "UnsentParcels1760000005092";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index concurrently if not exists order_shipments_unsent on order_shipments (changed_at)
      where status in ('PENDING', 'LABEL_CREATED')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index concurrently if exists order_shipments_unsent`);
  }
}

import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which kinds there are is the code's to say, where each has its data and its mail: a new one needs no change of the table. */
export class KindsOfTheCode1760000001003 implements MigrationInterface {
  name = "KindsOfTheCode1760000001003";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notifications drop constraint notifications_kind_check`);
    await runner.query(
      `alter table notifications add constraint notifications_kind_check check (kind ~ '^[A-Z_]{1,40}$')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const kinds = `('VERIFY_EMAIL', 'ORDER_CONFIRMATION', 'ORDER_CANCELLED', 'ORDER_REFUNDED', 'SHIPMENT_UPDATE', 'COURSE_ENROLLED')`;
    await runner.query(`delete from notifications where kind not in ${kinds}`);
    await runner.query(`alter table notifications drop constraint notifications_kind_check`);
    await runner.query(`alter table notifications add constraint notifications_kind_check check (kind in ${kinds})`);
  }
}

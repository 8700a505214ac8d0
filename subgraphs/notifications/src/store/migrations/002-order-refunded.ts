import type { MigrationInterface, QueryRunner } from "typeorm";

const before = ["VERIFY_EMAIL", "ORDER_CONFIRMATION", "ORDER_CANCELLED", "SHIPMENT_UPDATE", "COURSE_ENROLLED"];

export class OrderRefunded1760000001001 implements MigrationInterface {
  name = "OrderRefunded1760000001001";

  async up(runner: QueryRunner): Promise<void> {
    await limitKinds(runner, [...before, "ORDER_REFUNDED"]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from notifications where kind = 'ORDER_REFUNDED'`);
    await limitKinds(runner, before);
  }
}

async function limitKinds(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  const list = kinds.map((kind) => `'${kind}'`).join(", ");
  await runner.query(`alter table notifications drop constraint notifications_kind_check`);
  await runner.query(`alter table notifications add constraint notifications_kind_check check (kind in (${list}))`);
}

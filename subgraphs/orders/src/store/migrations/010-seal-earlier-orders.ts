import type { MigrationInterface, QueryRunner } from "typeorm";

const batchSize = 1000;

/** Seals the orders that were placed before there were seals: batches with a transaction each, beside replicas that sell. */
export class SealEarlierOrders1760000005060 implements MigrationInterface {
  name = "SealEarlierOrders1760000005060";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    let after = "00000000-0000-0000-0000-000000000000";
    for (;;) {
      const [batch]: { last: string | null }[] = await runner.manager.query(
        `with batch as (select id from orders where id > $1 order by id limit $2),
         sealed as (
           insert into order_seals (order_id, seal)
           select order_id, seal from order_seals_now where order_id = any(array(select id from batch))
           on conflict do nothing
         )
         select max(id::text) as last from batch`,
        [after, batchSize],
      );
      if (batch?.last == null) return;
      after = batch.last;
    }
  }

  async down(): Promise<void> {}
}

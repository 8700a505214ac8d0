import type { MigrationInterface, QueryRunner } from "typeorm";

const batchSize = 500;

/** Begins the journals of the payments of the releases before: batches with a transaction each, beside replicas that sell. */
export class JournalEarlierPayments1760000006060 implements MigrationInterface {
  name = "JournalEarlierPayments1760000006060";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    let after = "00000000-0000-0000-0000-000000000000";
    for (;;) {
      // locked, so that no change comes between what is read and what is written
      const [batch]: { last: string | null }[] = await runner.manager.query(
        `with batch as materialized (select * from payments where id > $1 order by id limit $2 for update),
         begun as (
           select add_to_journal(batch.id, null, payment_facts(payment)) from batch join payments payment on payment.id = batch.id
           where not exists (select from payment_journal where payment_id = batch.id and refund_id is null)
         ),
         followed as (
           select add_to_journal(refund.payment_id, refund.id, refund_facts(refund))
           from (select count(*) from begun) before cross join refunds refund
           where refund.payment_id = any(array(select id from batch))
             and not exists (select from payment_journal journal
               where journal.payment_id = refund.payment_id and journal.refund_id = refund.id)
         )
         select max(id::text) as last from batch, (select count(*) from followed) done`,
        [after, batchSize],
      );
      if (batch?.last == null) return;
      after = batch.last;
    }
  }

  async down(): Promise<void> {}
}

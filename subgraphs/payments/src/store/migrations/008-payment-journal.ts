import type { MigrationInterface, QueryRunner } from "typeorm";

const isShop = `current_setting('application_name') like 'souk%'`;

/**
 * A journal of each payment and its refunds, to which every change adds a row. The rows of a payment are a chain: each has a hash of
 * itself and of the row before it, and `payment_chains` has the last hash and the length. The audit computes the hashes again and
 * compares the last rows with the payment and its refunds. Triggers write it for the connections of the shop, by their application
 * name, so that replicas of the release before write it too and a change by hand is not in it.
 */
export class PaymentJournal1760000006059 implements MigrationInterface {
  name = "PaymentJournal1760000006059";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table payment_journal (
        payment_id uuid not null,
        position int not null,
        refund_id uuid,
        facts jsonb not null,
        written_at timestamptz(3) not null,
        hash bytea not null check (length(hash) = 32),
        primary key (payment_id, position)
      )`);
    await runner.query(`
      create table payment_chains (
        payment_id uuid primary key,
        length int not null check (length > 0),
        head bytea not null check (length(head) = 32)
      )`);
    await runner.query(`
      create function payment_facts(payment payments) returns jsonb language sql stable parallel safe as $$
        select jsonb_build_object('order', payment.order_id, 'status', payment.status, 'amountMinor', payment.amount_minor,
          'currency', payment.currency, 'provider', payment.provider, 'reference', payment.provider_reference,
          'key', payment.idempotency_key)
      $$`);
    await runner.query(`
      create function refund_facts(refund refunds) returns jsonb language sql stable parallel safe as $$
        select jsonb_build_object('status', refund.status, 'amountMinor', refund.amount_minor,
          'reference', refund.provider_reference, 'refusal', refund.refusal_code, 'key', refund.idempotency_key)
      $$`);
    await runner.query(`
      create function journal_hash(
        previous bytea, payment uuid, place int, refund uuid, facts jsonb, at timestamptz
      ) returns bytea language sql stable parallel safe as $$
        select sha256(coalesce(previous, '') || convert_to(jsonb_build_array(
          payment, place, refund, facts, (extract(epoch from at) * 1000)::bigint)::text, 'UTF8'))
      $$`);
    await runner.query(`
      create function add_to_journal(payment uuid, refund uuid, facts jsonb) returns void language plpgsql as $$
      declare
        at timestamptz(3) := clock_timestamp();
        place int;
        hash bytea;
      begin
        insert into payment_chains as chain (payment_id, length, head)
        values (payment, 1, journal_hash(null, payment, 1, refund, facts, at))
        on conflict (payment_id) do update set length = chain.length + 1,
          head = journal_hash(chain.head, payment, chain.length + 1, refund, facts, at)
        returning chain.length, chain.head into place, hash;
        insert into payment_journal (payment_id, position, refund_id, facts, written_at, hash)
        values (payment, place, refund, facts, at, hash);
      end $$`);
    await runner.query(`
      create function journal_payment() returns trigger language plpgsql as $$
      begin perform add_to_journal(new.id, null, payment_facts(new)); return null; end $$`);
    await runner.query(`
      create function journal_refund() returns trigger language plpgsql as $$
      begin perform add_to_journal(new.payment_id, new.id, refund_facts(new)); return null; end $$`);
    for (const kind of ["payment", "refund"]) {
      const isChange = `${kind}_facts(old) is distinct from ${kind}_facts(new)`;
      await runner.query(`
        create trigger ${kind}s_journaled after insert on ${kind}s for each row when (${isShop}) execute function journal_${kind}()`);
      await runner.query(`
        create trigger ${kind}s_changes_journaled after update on ${kind}s for each row
        when (${isShop} and ${isChange}) execute function journal_${kind}()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const kind of ["payment", "refund"]) {
      await runner.query(`drop trigger ${kind}s_changes_journaled on ${kind}s`);
      await runner.query(`drop trigger ${kind}s_journaled on ${kind}s`);
      await runner.query(`drop function journal_${kind}`);
    }
    await runner.query(`drop function add_to_journal`);
    await runner.query(`drop function journal_hash`);
    await runner.query(`drop function refund_facts`);
    await runner.query(`drop function payment_facts`);
    await runner.query(`drop table payment_chains, payment_journal`);
  }
}

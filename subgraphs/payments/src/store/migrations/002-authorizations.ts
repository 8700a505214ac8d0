import type { MigrationInterface, QueryRunner } from "typeorm";

const statuses = "'PENDING', 'AUTHORIZED', 'EXPIRED', 'SUCCEEDED', 'FAILED', 'REFUNDED', 'VOIDED'";

/**
 * Payments that are authorized first, and their captures. The old rows fit the new rules, so no statement reads them. The
 * facts of a payment that was charged at once stay as they are in its journal.
 */
export class Authorizations1760000006093 implements MigrationInterface {
  name = "Authorizations1760000006093";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table payments
      add column is_captured_later boolean default false not null,
      add column authorized_until timestamptz(3),
      add column captures_in_parts boolean default false not null,
      add column capture_claimed_minor bigint default 0 not null,
      add column captured_minor bigint default 0 not null,
      add column released_minor bigint default 0 not null,
      add column end_reported_at timestamptz(3),
      drop constraint payments_status_check, drop constraint payments_check2,
      drop constraint payments_refund_captured, drop constraint payments_wholly_refunded,
      add constraint payments_status_check check (status in (${statuses})) not valid,
      add constraint payments_check2
        check ((provider_reference is not null) = (status not in ('PENDING', 'FAILED'))) not valid,
      add constraint payments_refund_captured
        check (refund_claimed_minor = 0 or status not in ('PENDING', 'FAILED')) not valid,
      add constraint payments_wholly_refunded
        check ((status in ('REFUNDED', 'VOIDED')) = (refunded_minor = amount_minor)) not valid,
      add constraint payments_authorized
        check (authorized_until is not null or status not in ('AUTHORIZED', 'EXPIRED', 'VOIDED')) not valid,
      add constraint payments_captured check (captured_minor >= 0 and captured_minor <= capture_claimed_minor
        and released_minor >= 0 and released_minor <= refund_claimed_minor
        and capture_claimed_minor + released_minor <= amount_minor) not valid`);
    await runner.query(`create table captures (
      id uuid not null,
      payment_id uuid not null,
      status text not null,
      amount_minor bigint not null,
      captured_before_minor bigint not null,
      is_last boolean not null,
      idempotency_key text not null,
      provider_reference text,
      refusal_code text,
      created_at timestamptz(3) not null,
      settled_at timestamptz(3),
      constraint captures_pkey primary key (id),
      constraint captures_idempotency_key unique (idempotency_key),
      constraint captures_payment_id_fkey foreign key (payment_id) references payments(id),
      constraint captures_amount_minor_check check (amount_minor > 0),
      constraint captures_settled check ((settled_at is null) = (status = 'PENDING')),
      constraint captures_reference check ((provider_reference is not null) = (status = 'SUCCEEDED')),
      constraint captures_refusal check ((refusal_code is not null) = (status = 'FAILED')),
      constraint captures_status_check check (status in ('PENDING', 'SUCCEEDED', 'FAILED'))
    )`);
    await runner.query(`create index captures_of_payment on captures (payment_id, created_at, id)`);
    await runner.query(`alter table refunds add column released_minor bigint default 0 not null,
      add constraint refunds_released check (released_minor >= 0 and released_minor <= amount_minor) not valid`);
    await runner.query(String.raw`create or replace function payment_facts(payment payments) returns jsonb
      language sql stable parallel safe as $$
      select jsonb_build_object('order', payment.order_id, 'status', payment.status, 'amountMinor', payment.amount_minor,
        'currency', payment.currency, 'provider', payment.provider, 'reference', payment.provider_reference,
        'key', payment.idempotency_key)
        || case when payment.authorized_until is null then '{}'::jsonb
           else jsonb_build_object('capturedMinor', payment.captured_minor, 'releasedMinor', payment.released_minor) end
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`create or replace function payment_facts(payment payments) returns jsonb
      language sql stable parallel safe as $$
      select jsonb_build_object('order', payment.order_id, 'status', payment.status, 'amountMinor', payment.amount_minor,
        'currency', payment.currency, 'provider', payment.provider, 'reference', payment.provider_reference,
        'key', payment.idempotency_key)
      $$`);
    await runner.query(`alter table refunds drop column released_minor`);
    await runner.query(`drop table captures`);
    await runner.query(`alter table payments drop column is_captured_later, drop column authorized_until,
      drop column captures_in_parts, drop column capture_claimed_minor, drop column captured_minor,
      drop column released_minor, drop column end_reported_at`);
  }
}

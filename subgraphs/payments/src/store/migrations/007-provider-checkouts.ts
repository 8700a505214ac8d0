import type { MigrationInterface, QueryRunner } from "typeorm";

/** Payments that are made in the provider's own checkout: without a card of ours, perhaps without any, and known by the provider's order. */
export class ProviderCheckouts1760000006006 implements MigrationInterface {
  name = "ProviderCheckouts1760000006006";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table payments
        add provider_order_id text,
        drop constraint payments_check,
        add constraint payments_card_token check (card_token is null or status = 'PENDING'),
        drop constraint payments_check5`);
    await runner.query(`
      create unique index payments_provider_order on payments (provider, provider_order_id) where provider_order_id is not null`);
    await runner.query(`
      alter table webhooks
        drop constraint webhooks_subject_kind_check,
        add constraint webhooks_subject_kind_check check (subject_kind in ('charge', 'refund', 'providerOrder'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from webhooks where subject_kind = 'providerOrder'`);
    await runner.query(`
      alter table webhooks
        drop constraint webhooks_subject_kind_check,
        add constraint webhooks_subject_kind_check check (subject_kind in ('charge', 'refund'))`);
    await runner.query(`
      alter table payments
        drop provider_order_id,
        drop constraint payments_card_token,
        add constraint payments_check check ((card_token is not null) = (status = 'PENDING')),
        add constraint payments_check5 check (status not in ('SUCCEEDED', 'REFUNDED') or brand is not null)`);
  }
}

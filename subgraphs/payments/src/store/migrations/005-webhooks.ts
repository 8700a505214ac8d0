import type { MigrationInterface, QueryRunner } from "typeorm";

export class Webhooks1760000006004 implements MigrationInterface {
  name = "Webhooks1760000006004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhooks (
        provider text not null,
        event_id text not null,
        type text not null,
        subject_kind text check (subject_kind in ('charge', 'refund')),
        subject_key text,
        body text not null,
        received_at timestamptz(3) not null,
        handled_at timestamptz(3),
        primary key (provider, event_id),
        check ((subject_kind is null) = (subject_key is null))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table webhooks`);
  }
}

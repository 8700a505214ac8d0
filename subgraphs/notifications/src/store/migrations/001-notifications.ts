import type { MigrationInterface, QueryRunner } from "typeorm";

export class Notifications1760000001000 implements MigrationInterface {
  name = "Notifications1760000001000";

  async up(runner: QueryRunner): Promise<void> {
    // data holds codes and what people bought: the table does not take it for anything but what still waits to be sent
    await runner.query(`
      create table notifications (
        id uuid primary key,
        event_id text not null constraint notifications_event unique,
        kind text not null check (kind in
          ('VERIFY_EMAIL', 'ORDER_CONFIRMATION', 'ORDER_CANCELLED', 'SHIPMENT_UPDATE', 'COURSE_ENROLLED')),
        user_id uuid,
        recipient text check (recipient !~ '[\\r\\n]'),
        subject text not null check (subject !~ '[\\r\\n]'),
        data jsonb,
        status text not null check (status in ('QUEUED', 'SENT', 'FAILED')),
        body_text text,
        body_html text,
        error text,
        created_at timestamptz(3) not null,
        sent_at timestamptz(3),
        check (user_id is not null or recipient is not null),
        check ((status = 'QUEUED') = (data is not null)),
        check ((status = 'SENT') = (sent_at is not null)),
        check ((status = 'FAILED') = (error is not null)),
        check (status <> 'SENT' or recipient is not null),
        check ((body_text is null) = (body_html is null)),
        check (status = 'SENT' or body_text is null)
      )`);
    await runner.query(`create index notifications_newest on notifications (created_at, id)`);
    await runner.query(`create index notifications_user on notifications (user_id, created_at, id)`);
    await runner.query(`create index notifications_mailbox on notifications (sent_at, id) where body_text is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table notifications`);
  }
}

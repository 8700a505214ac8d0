import type { MigrationInterface, QueryRunner } from "typeorm";

/** Whose mail is to be forgotten once it has left, and a way to mail by its address. */
export class ErasedPeople1760000001005 implements MigrationInterface {
  name = "ErasedPeople1760000001005";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table erased_people (
        user_id uuid primary key,
        recipient text not null,
        erased_at timestamptz(3) not null default now()
      )`);
    await runner.query(`create index notifications_recipient on notifications (lower(recipient))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table erased_people`);
    await runner.query(`drop index notifications_recipient`);
  }
}

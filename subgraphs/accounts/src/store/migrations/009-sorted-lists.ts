import type { MigrationInterface, QueryRunner } from "typeorm";

/** What admins sort their lists by, each along an index that ends in what tells two rows apart. */
export class SortedLists1760000000009 implements MigrationInterface {
  name = "SortedLists1760000000009";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table users add column sort_name text not null
        generated always as (searchable(coalesce(full_name, email))) stored`);
    await runner.query(`create index users_name on users (sort_name, id)`);
    await runner.query(`create index users_email_order on users (lower(email), id)`);
    await runner.query(`create index audit_log_actor_order on audit_log (lower(actor_username), at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index audit_log_actor_order, users_email_order, users_name`);
    await runner.query(`alter table users drop column sort_name`);
  }
}

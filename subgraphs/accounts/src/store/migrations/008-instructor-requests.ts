import type { MigrationInterface, QueryRunner } from "typeorm";

export class InstructorRequests1760000000008 implements MigrationInterface {
  name = "InstructorRequests1760000000008";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table instructor_requests (
        id uuid primary key,
        user_id uuid not null references users on delete cascade,
        motivation text not null check (length(motivation) between 1 and 2000),
        state text not null check (state in ('OPEN', 'APPROVED', 'REJECTED')),
        reason text check (length(reason) between 1 and 300),
        created_at timestamptz(3) not null,
        decided_at timestamptz(3),
        check ((state = 'OPEN') = (decided_at is null)),
        check ((state = 'REJECTED') = (reason is not null))
      )`);
    await runner.query(
      `create unique index instructor_requests_open on instructor_requests (user_id) where state = 'OPEN'`,
    );
    await runner.query(`create index instructor_requests_user on instructor_requests (user_id, created_at, id)`);
    await runner.query(`create index instructor_requests_newest on instructor_requests (created_at, id)`);
    await runner.query(`create index instructor_requests_state on instructor_requests (state, created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table instructor_requests`);
  }
}

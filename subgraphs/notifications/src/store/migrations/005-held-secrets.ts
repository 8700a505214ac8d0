import type { MigrationInterface, QueryRunner } from "typeorm";

/** Each row says whether its data is secret, as the code knows by the kind, and the CHECK holds to that. */
export class HeldSecrets1760000001004 implements MigrationInterface {
  name = "HeldSecrets1760000001004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notifications add column holds_secret boolean not null default false`);
    await runner.query(`update notifications set holds_secret = true where kind = 'VERIFY_EMAIL'`);
    await runner.query(`
      alter table notifications
        drop constraint notifications_codes,
        add constraint notifications_secrets check (status = 'QUEUED' or not holds_secret or data is null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table notifications
        drop constraint notifications_secrets,
        drop column holds_secret,
        add constraint notifications_codes check (status = 'QUEUED' or kind <> 'VERIFY_EMAIL' or data is null)`);
  }
}

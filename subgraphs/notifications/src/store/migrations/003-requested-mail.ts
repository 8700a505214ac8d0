import type { MigrationInterface, QueryRunner } from "typeorm";

/** A choice may come from a request for a mail. The old rows fit the new rule, so no statement reads them. */
export class RequestedMail1760000001072 implements MigrationInterface {
  name = "RequestedMail1760000001072";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table mail_choices drop constraint mail_choices_source_check,
      add constraint mail_choices_source_check check (source in ('ACCOUNT', 'MAIL', 'REQUEST')) not valid`);
  }

  /** Leaves the rule: it allows what that of before allows. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

import type { MigrationInterface, QueryRunner } from "typeorm";

/** The events of orders whose money was authorized and may be lost. */
export class EventsNotCaptured1760000005094 implements MigrationInterface {
  name = "EventsNotCaptured1760000005094";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index concurrently if not exists order_events_not_captured on order_events (order_id)
      where type in ('authorizationEnds', 'authorizationEnded', 'captureRefused')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index concurrently if exists order_events_not_captured`);
  }
}

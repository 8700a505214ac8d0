import { createEventTriggers, dropEventTriggers, type EventTrigger } from "@souk/kernel/domain-events/event-triggers";
import type { MigrationInterface, QueryRunner } from "typeorm";

const triggers: readonly EventTrigger[] = [
  {
    event: "user.registered",
    table: "users",
    after: "insert",
    data: `json_build_object('userId', new.id, 'role', new.role, 'isVerified', new.email_verified_at is not null)`,
  },
  { event: "user.deleted", table: "users", after: "delete", data: `json_build_object('userId', old.id)` },
];

export class DomainEvents1760000000070 implements MigrationInterface {
  name = "DomainEvents1760000000070";

  async up(runner: QueryRunner): Promise<void> {
    await createEventTriggers(runner, triggers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropEventTriggers(runner, triggers);
  }
}

import { createEventTriggers, dropEventTriggers, type EventTrigger } from "@souk/kernel/domain-events/event-triggers";
import type { MigrationInterface, QueryRunner } from "typeorm";

const triggers: readonly EventTrigger[] = [
  {
    event: "payment.failed",
    table: "payments",
    after: "update of status",
    when: "old.status = 'PENDING' and new.status = 'FAILED'",
    data: `json_build_object(
      'orderId', new.order_id, 'orderNumber', new.order_number, 'buyerId', new.buyer_id, 'paymentId', new.id,
      'amount', json_build_object('amountMinor', new.amount_minor, 'currency', new.currency),
      'provider', new.provider, 'declineCode', new.decline_code)`,
  },
];

export class DomainEvents1760000006070 implements MigrationInterface {
  name = "DomainEvents1760000006070";

  async up(runner: QueryRunner): Promise<void> {
    await createEventTriggers(runner, triggers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropEventTriggers(runner, triggers);
  }
}

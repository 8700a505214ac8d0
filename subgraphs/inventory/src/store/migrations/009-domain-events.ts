import { createEventTriggers, dropEventTriggers, type EventTrigger } from "@souk/kernel/domain-events/event-triggers";
import type { MigrationInterface, QueryRunner } from "typeorm";

const triggers: readonly EventTrigger[] = [
  {
    event: "stock.changed",
    table: "stock_levels",
    after: "update of on_hand",
    when: "old.on_hand is distinct from new.on_hand",
    data: `json_build_object(
      'productId', new.product_id, 'onHand', new.on_hand, 'reserved', new.reserved,
      'available', new.on_hand - new.reserved, 'previousOnHand', old.on_hand)`,
  },
];

export class DomainEvents1760000002070 implements MigrationInterface {
  name = "DomainEvents1760000002070";

  async up(runner: QueryRunner): Promise<void> {
    await createEventTriggers(runner, triggers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropEventTriggers(runner, triggers);
  }
}

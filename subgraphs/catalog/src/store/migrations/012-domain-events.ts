import { createEventTriggers, dropEventTriggers, type EventTrigger } from "@souk/kernel/domain-events/event-triggers";
import type { MigrationInterface, QueryRunner } from "typeorm";

const data = `json_build_object(
  'productId', new.id, 'sku', new.sku, 'slug', new.slug, 'name', new.name, 'kind', new.kind,
  'price', json_build_object('amountMinor', new.price_minor, 'currency', new.currency), 'isActive', new.is_active)`;

const ofProducts = { table: "products", data };
const triggers: readonly EventTrigger[] = [
  { ...ofProducts, event: "product.created", after: "insert", when: "new.deleted_at is null" },
  // each change of a product's fields, categories and images sets the time
  {
    ...ofProducts,
    event: "product.changed",
    after: "update of updated_at",
    when: "old.updated_at is distinct from new.updated_at and old.deleted_at is null and new.deleted_at is null",
  },
  {
    ...ofProducts,
    event: "product.deleted",
    after: "update of deleted_at",
    when: "old.deleted_at is null and new.deleted_at is not null",
  },
];

export class DomainEvents1760000001070 implements MigrationInterface {
  name = "DomainEvents1760000001070";

  async up(runner: QueryRunner): Promise<void> {
    await createEventTriggers(runner, triggers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropEventTriggers(runner, triggers);
  }
}

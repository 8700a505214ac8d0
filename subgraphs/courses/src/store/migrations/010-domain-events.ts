import { createEventTriggers, dropEventTriggers, type EventTrigger } from "@souk/kernel/domain-events/event-triggers";
import type { MigrationInterface, QueryRunner } from "typeorm";

const ofEnrollments = {
  table: "enrollments",
  data: `json_build_object(
    'enrollmentId', new.id, 'userId', new.user_id, 'courseId', new.course_id, 'orderId', new.order_id)`,
};

const triggers: readonly EventTrigger[] = [
  { ...ofEnrollments, event: "enrollment.started", after: "insert", when: "new.ended_at is null" },
  {
    ...ofEnrollments,
    event: "enrollment.completed",
    after: "update of completed_at",
    when: "old.completed_at is null and new.completed_at is not null",
  },
  {
    ...ofEnrollments,
    event: "enrollment.ended",
    after: "update of ended_at",
    when: "old.ended_at is null and new.ended_at is not null",
  },
  {
    event: "course.published",
    table: "courses",
    after: "update of status",
    when: "old.status <> 'PUBLISHED' and new.status = 'PUBLISHED'",
    data: `json_build_object('courseId', new.id, 'productId', new.product_id, 'slug', new.slug, 'title', new.title)`,
  },
];

export class DomainEvents1760000009070 implements MigrationInterface {
  name = "DomainEvents1760000009070";

  async up(runner: QueryRunner): Promise<void> {
    await createEventTriggers(runner, triggers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropEventTriggers(runner, triggers);
  }
}

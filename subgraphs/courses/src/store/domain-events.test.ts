import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { waitingEvents } from "@souk/kernel/testing/events/waiting-events";
import { coursesDatabase } from "./database-definition.js";

test("a course has an event when it is published, and an enrollment for its start, completion and end", async () => {
  await using opened = await openTestDatabase("courses", coursesDatabase);
  const { manager } = opened.database;
  const [courseId, enrollmentId, userId] = [randomUUID(), randomUUID(), randomUUID()];
  await manager.query(
    `insert into courses (id, product_id, instructor_id, slug, title, status, categories, created_at)
     values ($1, gen_random_uuid(), gen_random_uuid(), 'weaving', 'Weaving', 'DRAFT', '{}', now())`,
    [courseId],
  );
  await manager.query(`update courses set status = 'PUBLISHED' where id = $1`, [courseId]);
  await manager.query(
    `insert into enrollments (id, user_id, course_id, order_id, enrolled_at) values ($1, $2, $3, gen_random_uuid(), now())`,
    [enrollmentId, userId, courseId],
  );
  await manager.query(`update enrollments set completed_at = now() where id = $1`, [enrollmentId]);
  await manager.query(`update enrollments set ended_at = now() where id = $1`, [enrollmentId]);
  expect((await waitingEvents(manager)).map(({ name, key, data }) => ({ name, key, ...data }))).toMatchObject([
    { name: "course.published", key: courseId, slug: "weaving", title: "Weaving" },
    { name: "enrollment.started", key: userId, enrollmentId, courseId },
    { name: "enrollment.completed", key: userId, enrollmentId },
    { name: "enrollment.ended", key: userId, enrollmentId },
  ]);
});

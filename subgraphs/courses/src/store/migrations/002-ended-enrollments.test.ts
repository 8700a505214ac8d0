import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openDatabase } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { coursesDatabase } from "../database-definition.js";
import { EnrollmentRepository } from "../enrollment/enrollment-repository.js";
import { Courses1760000009000 } from "./001-courses.js";

test("an enrollment of before can be ended", async () => {
  const before = { ...coursesDatabase, migrations: [Courses1760000009000] };
  await using testDatabase = await TestDatabase.create("courses_001", before);
  const { settings } = testDatabase;
  const logger = createLogger("test", "silent");
  const [courseId, productId, orderId, userId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  {
    await using database = await openDatabase({ ...before, settings, logger });
    await database.manager.query(
      `insert into courses (id, product_id, instructor_id, slug, title, status, categories, created_at)
       values ($1, $2, $1, 'weaving', 'Weaving', 'PUBLISHED', '{}', now())`,
      [courseId, productId],
    );
    await database.manager.query(
      `insert into enrollments (id, user_id, course_id, order_id, enrolled_at) values ($1, $2, $1, $3, now())`,
      [courseId, userId, orderId],
    );
  }
  await using database = await openDatabase({ ...coursesDatabase, settings, logger });
  const store = new EnrollmentRepository(database);
  expect(await store.listEnrollments(userId, 1)).toHaveLength(1);
  await store.endEnrollments({ userId, orderId, productIds: [productId], endedAt: new Date() });
  expect(await store.listEnrollments(userId, 1)).toEqual([]);
  const purchases = await database.manager.query(`select order_id, ended_at is null as is_open from course_purchases`);
  expect(purchases).toEqual([{ order_id: orderId, is_open: false }]);
});

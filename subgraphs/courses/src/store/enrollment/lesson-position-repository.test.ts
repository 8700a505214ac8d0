import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import type { Course } from "../../domain/course/course.js";
import { at, TestEnrollments } from "../../testing/test-enrollments.js";

let school: TestEnrollments;
let weaving: Course;
const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()] as const;

beforeAll(async () => {
  school = await TestEnrollments.open();
  weaving = await school.aCourse("weaving", [first, second, third]);
});

beforeEach(() => {
  school.userId = randomUUID();
});

afterAll(async () => school[Symbol.asyncDispose]());

const minute = (count: number) => new Date(at.getTime() + count * 60_000);
const save = (lessonId: string, seconds = 30, savedAt = at) =>
  school.positions.savePosition({ userId: school.userId, lessonId, seconds, savedAt });

async function positions(): Promise<[string, number][]> {
  const ids = (await school.store.listEnrollments(school.userId, 500)).map(({ id }) => id);
  return (await school.positions.positionsOf(ids)).map(({ lessonId, seconds }) => [lessonId, seconds]);
}

test("the last position of a lesson replaces the earlier one, and the last saved lesson is listed first", async () => {
  await school.enroll(weaving);
  expect(await save(first, 10, minute(1))).toEqual({ lessonId: first, seconds: 10, savedAt: minute(1) });
  await save(second, 20, minute(2));
  await save(third, 30, minute(3));
  expect(await save(second.toUpperCase(), 5, minute(4))).toEqual({ lessonId: second, seconds: 5, savedAt: minute(4) });
  expect(await positions()).toEqual([
    [second, 5],
    [third, 30],
    [first, 10],
  ]);
});

test("the first positions of a lesson, saved concurrently, are one position", async () => {
  await school.enroll(weaving);
  const saved = await Promise.all([1, 2, 3, 4].map((seconds) => save(first, seconds)));
  expect(saved.map((position) => position?.seconds)).toEqual([1, 2, 3, 4]);
  expect(await positions()).toEqual([[first, expect.any(Number)]]);
});

test("a lesson of a course without an active enrollment is not found", async () => {
  expect(await save(first)).toBeNull();
  const orderId = randomUUID();
  await school.enrollBy(orderId, weaving);
  expect(await save(randomUUID())).toBeNull();
  await save(first, 10);
  await school.end(orderId, weaving);
  expect(await save(first, 20)).toBeNull();
  const stored = await school.query(
    `select seconds from lesson_positions join enrollments on enrollments.id = enrollment_id where user_id = $1`,
    [school.userId],
  );
  expect(stored).toEqual([{ seconds: 10 }]);
});

test("the next purchase starts with the positions of the ended enrollment", async () => {
  for (const seconds of [10, 20]) {
    const orderId = randomUUID();
    await school.enrollBy(orderId, weaving);
    await save(seconds === 10 ? first : second, seconds, minute(seconds));
    await school.end(orderId, weaving);
  }
  await school.enroll(weaving);
  expect(await positions()).toEqual([
    [second, 20],
    [first, 10],
  ]);
});

test("a lesson that is deleted meanwhile is not found, and its positions are deleted", async () => {
  const lessonId = randomUUID();
  await school.enroll(await school.aCourse(randomUUID(), [lessonId]));
  await save(lessonId);
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  let late: ReturnType<typeof save> | undefined;
  await school.database.transaction(async (manager) => {
    await manager.query(`delete from lessons where id = $1`, [lessonId]);
    late = save(lessonId);
    await until(async () => (await school.query(waiting)).length > 0);
  });
  expect(await late).toBeNull();
  expect(await positions()).toEqual([]);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Course } from "../../domain/course/course.js";
import { at, newEnrollment, TestEnrollments } from "../../testing/test-enrollments.js";

let school: TestEnrollments;
let weaving: Course;
let baking: Course;
const weavingLessons = [randomUUID(), randomUUID(), randomUUID()];
const bakingLesson = randomUUID();

beforeAll(async () => {
  school = await TestEnrollments.open();
  weaving = await school.aCourse("weaving", weavingLessons);
  baking = await school.aCourse("baking", [bakingLesson]);
});

beforeEach(() => {
  school.userId = randomUUID();
});

afterAll(async () => school[Symbol.asyncDispose]());

describe("enrolling", () => {
  test("gives a buyer one enrollment for each course, and one mail about it, for repeated and concurrent calls", async () => {
    await Promise.all([
      school.enroll(weaving, baking),
      school.enroll(baking, weaving),
      school.enroll(weaving),
      school.enroll(baking),
    ]);
    await school.enroll(weaving, baking);
    const own = await school.store.listEnrollments(school.userId, 500);
    expect(own.map(({ courseId }) => courseId).sort()).toEqual([weaving.id, baking.id].sort());
    const mailed = (await school.notices()).map(({ enrollmentId }) => enrollmentId);
    expect(mailed.sort()).toEqual(own.map(({ id }) => id).sort());
  });

  test("handles each course separately", async () => {
    const [fresh, empty] = [await school.aCourse("fresh", []), await school.aCourse("empty", [])];
    for (let buyer = 0; buyer < 3; buyer += 1) {
      school.userId = randomUUID();
      await school.enroll(fresh);
    }
    expect(await school.store.countEnrollments([fresh.id, empty.id])).toEqual([{ courseId: fresh.id, count: 3 }]);
  });

  test("a list of enrollments is newest first and ends at its limit", async () => {
    const courses = await Promise.all(["l1", "l2", "l3"].map((slug) => school.aCourse(slug, [])));
    for (const [day, course] of courses.entries()) {
      const enrolledAt = new Date(at.getTime() + day * 86_400_000);
      await school.store.enroll({
        userId: school.userId,
        orderId: randomUUID(),
        enrolledAt,
        enrollments: [newEnrollment(course)],
      });
    }
    const listed = await school.store.listEnrollments(school.userId, 2);
    expect(listed.map(({ courseId }) => courseId)).toEqual([courses[2]?.id, courses[1]?.id]);
  });
});

test("the students of a course are listed by an index for any number of enrollments", async () => {
  await school.query(
    `insert into enrollments (id, user_id, course_id, order_id, enrolled_at)
     select gen_random_uuid(), gen_random_uuid(), case when n % 200 = 0 then $1::uuid else $2::uuid end, gen_random_uuid(), now()
     from generate_series(1, 4000) n`,
    [weaving.id, baking.id],
  );
  await school.query(`analyze enrollments`);
  const [{ "QUERY PLAN": plan }] = await school.query(
    `explain (format json) select id from enrollments enrollment where course_id = $1 and ended_at is null
     order by enrolled_at desc, id desc limit 21`,
    [weaving.id],
  );
  expect(JSON.stringify(plan)).toContain("enrollments_students");
  expect(JSON.stringify(plan)).not.toContain("Seq Scan");
  await school.query(
    `delete from enrollments where not exists (
    select from completed_lessons where enrollment_id = enrollments.id) and enrolled_at > $1`,
    [at],
  );
});

describe("completing lessons", () => {
  const complete = (lessonId: string | undefined, when = at) =>
    school.store.completeLesson({ userId: school.userId, lessonId: lessonId ?? "", at: when });

  test("all concurrently: each one counts, and the course is completed", async () => {
    for (let student = 0; student < 10; student += 1) {
      school.userId = randomUUID();
      await school.enroll(weaving);
      await Promise.all(weavingLessons.map((id) => complete(id)));
      const [own] = await school.store.findEnrollments(school.userId, [weaving.id]);
      expect([...(own?.completedLessonIds ?? [])].sort()).toEqual([...weavingLessons].sort());
      expect([own?.lessonCount, own?.completedAt]).toEqual([3, at]);
    }
  });

  test("the same lesson concurrently: it counts once", async () => {
    await school.enroll(weaving);
    const [lessonId = ""] = weavingLessons;
    const answers = await Promise.all([1, 2, 3, 4].map(() => complete(lessonId)));
    expect(answers.map((answer) => answer?.completedLessonIds)).toEqual(Array(4).fill([lessonId]));
  });

  test("the time of completion is that of the last lesson and does not change", async () => {
    await school.enroll(weaving);
    const [first, second, third] = weavingLessons;
    expect((await complete(first))?.completedAt).toBeNull();
    expect((await complete(second))?.completedAt).toBeNull();
    const later = new Date("2026-02-02T10:00:00.000Z");
    expect((await complete(third, later))?.completedAt).toEqual(later);
    expect((await complete(first, new Date()))?.completedAt).toEqual(later);
  });

  test("a lesson of a course without an enrollment is not found", async () => {
    await school.enroll(weaving);
    expect(await complete(bakingLesson)).toBeNull();
    expect(await complete(randomUUID())).toBeNull();
    const [own] = await school.store.findEnrollments(school.userId, [weaving.id]);
    expect(own?.completedLessonIds).toEqual([]);
  });

  test("the database itself refuses a lesson of a course other than that of the enrollment", async () => {
    await school.enroll(weaving);
    const [own] = await school.store.findEnrollments(school.userId, [weaving.id]);
    const crossed = school.query(
      `insert into completed_lessons (enrollment_id, lesson_id, course_id, completed_at) values ($1, $2, $3, now())`,
      [own?.id, bakingLesson, weaving.id],
    );
    await expect(crossed).rejects.toThrow(/foreign key/);
  });
});

import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { demoCourses } from "@souk/demo/courses";
import { demoOrders } from "@souk/demo/orders";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { progressOf } from "../domain/enrollment/enrollment.js";
import { CourseRepository } from "./course/course-repository.js";
import { coursesDatabase } from "./database-definition.js";
import { EnrollmentRepository } from "./enrollment/enrollment-repository.js";
import { seedDemoCourses } from "./seed-demo-courses.js";
import { bareLesson } from "../testing/bare-lesson.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  testDatabase = await openTestDatabase("courses", coursesDatabase);
  await seedDemoCourses(testDatabase.database);
  await seedDemoCourses(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

test("the demo courses are seeded completely, once", async () => {
  const courses = new CourseRepository(testDatabase.database);
  expect(await courses.countCourses({})).toBe(demoCourses.length);
  expect(await courses.countCourses({ status: "PUBLISHED", categorySlug: "courses" })).toBe(8);
  expect(await courses.countCourses({ status: "PUBLISHED", courseCategorySlug: "nature" })).toBe(2);
  await expectAllSections();
});

async function expectAllSections(): Promise<void> {
  const courses = new CourseRepository(testDatabase.database);
  for (const { id, sections } of demoCourses) {
    expect(await courses.sectionsOfCourses([id])).toEqual(
      sections.map((section) => ({ ...section, courseId: id, lessons: section.lessons.map(withoutText) })),
    );
  }
}

function withoutText(lesson: (typeof demoCourses)[number]["sections"][number]["lessons"][number]) {
  const { id, title, durationSeconds, isPreview, mediaFileId, content } = lesson;
  const fileKind = lesson.fileName.endsWith(".mp4") ? "VIDEO" : "FILE";
  return {
    ...bareLesson,
    id,
    title,
    durationSeconds,
    isPreview,
    mediaFileId,
    fileKind,
    hasContent: content !== "",
    quizKind: null,
  };
}

test("the lessons of a demo shop with slides get files, and the others keep what they show", async () => {
  const { database } = testDatabase;
  const [slide, changed] = demoCourses.flatMap(({ sections }) => sections.flatMap(({ lessons }) => lessons));
  const show = (id: string | undefined, url: string) =>
    database.manager.query("update lessons set media_url = $2, media_file_id = null where id = $1", [id, url]);
  await show(slide?.id, "/demo/slides/build-your-own-mechanical-keyboard-1.svg");
  await show(changed?.id, "https://videos.example/2.mp4");
  await database.manager.query("delete from seeds where name = 'demo files'");
  await seedDemoCourses(database);
  const [kept]: object[] = await database.manager.query("select media_url, media_file_id from lessons where id = $1", [
    changed?.id,
  ]);
  expect(kept).toEqual({ media_url: "https://videos.example/2.mp4", media_file_id: null });
  await database.manager.query("update lessons set media_url = null, media_file_id = $2 where id = $1", [
    changed?.id,
    changed?.mediaFileId,
  ]);
  await expectAllSections();
});

test("each demo lesson has a text with content", async () => {
  const courses = new CourseRepository(testDatabase.database);
  const lessons = demoCourses.flatMap(({ sections }) => sections.flatMap((section) => section.lessons));
  const stored = await courses.contentsOfLessons(lessons.map(({ id }) => id));
  expect(new Map(stored.map(({ id, content }) => [id, content]))).toEqual(
    new Map(lessons.map(({ id, content }) => [id, content])),
  );
});

test("the buyer of a course in a demo order is enrolled in it, with the order's progress", async () => {
  const enrollments = new EnrollmentRepository(testDatabase.database);
  const expected = demoOrders.flatMap(({ customerId, enrollments: paid }) =>
    paid.map((enrollment) => ({ customerId, ...enrollment })),
  );
  expect(expected).not.toHaveLength(0);
  for (const { customerId, id, courseId, completedLessonIds, completedAt } of expected) {
    const [found] = await enrollments.findEnrollments(customerId, [courseId]);
    expect(found).toMatchObject({ id, completedLessonIds });
    expect(found?.completedAt?.toISOString() ?? null).toBe(completedAt);
    expect(found && progressOf(found) === 1).toBe(completedAt !== null);
  }
});

test("each demo enrollment has the purchase that it came from", async () => {
  const [counts] = await testDatabase.database.manager.query(
    `select count(*)::int as enrollments, count(purchase)::int as purchases
     from enrollments enrollment join courses course on course.id = enrollment.course_id
     left join course_purchases purchase
       on purchase.order_id = enrollment.order_id and purchase.product_id = course.product_id
       and purchase.user_id = enrollment.user_id and purchase.ended_at is null`,
  );
  expect(counts.purchases).toBe(counts.enrollments);
  expect(counts.purchases).toBeGreaterThan(0);
});

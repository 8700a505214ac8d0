import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Course } from "../domain/course.js";
import type { NewEnrollment } from "../domain/enrollment-store.js";
import { CourseRepository } from "./course-repository.js";
import { coursesDatabase } from "./database-definition.js";
import { EnrollmentRepository } from "./enrollment-repository.js";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let courses: CourseRepository;
let store: EnrollmentRepository;
let weaving: Course;
let baking: Course;
const weavingLessons = [randomUUID(), randomUUID(), randomUUID()];
const [bakingLesson] = [randomUUID()];
const at = new Date("2026-02-01T10:00:00.000Z");
let userId: string;

beforeAll(async () => {
  opened = await openTestDatabase("courses", coursesDatabase);
  courses = new CourseRepository(opened.database);
  store = new EnrollmentRepository(opened.database);
  weaving = await aCourse("weaving", weavingLessons);
  baking = await aCourse("baking", [bakingLesson]);
});

beforeEach(() => {
  userId = randomUUID();
});

afterAll(async () => opened[Symbol.asyncDispose]());

async function aCourse(slug: string, lessonIds: string[]): Promise<Course> {
  const [id, productId, instructorId] = [randomUUID(), randomUUID(), randomUUID()];
  const course: Course = {
    id,
    productId,
    instructorId,
    slug,
    title: slug,
    summary: null,
    status: "PUBLISHED",
    createdAt: at,
  };
  const lessons = lessonIds.map((lessonId) => ({
    ...{ id: lessonId, title: "Lesson", durationSeconds: null, isPreview: false, mediaUrl: null },
  }));
  await courses.insertCourse({ course, categories: [], sections: [{ id: randomUUID(), title: "All", lessons }] });
  return course;
}

const newEnrollment = ({ id, title, slug }: Course): NewEnrollment => ({
  id: randomUUID(),
  courseId: id,
  courseTitle: title,
  courseSlug: slug,
});

function enroll(...taken: Course[]): Promise<void> {
  const enrollments = taken.map(newEnrollment);
  return store.enroll({ userId, orderId: randomUUID(), enrolledAt: at, enrollments });
}

async function notices(): Promise<{ userId: string; enrollmentId: string }[]> {
  const sql = `select payload->'data' as data from graphile_worker._private_jobs`;
  const rows: { data: { userId: string; enrollmentId: string } }[] = await opened.database.manager.query(sql);
  return rows.map(({ data }) => data).filter((data) => data.userId === userId);
}

describe("enrolling", () => {
  test("gives a buyer one enrollment a course, however often and however much at once, and one mail about it", async () => {
    await Promise.all([enroll(weaving, baking), enroll(baking, weaving), enroll(weaving), enroll(baking)]);
    await enroll(weaving, baking);
    const own = await store.listEnrollments(userId, 500);
    expect(own.map(({ courseId }) => courseId).sort()).toEqual([weaving.id, baking.id].sort());
    const mailed = (await notices()).map(({ enrollmentId }) => enrollmentId);
    expect(mailed.sort()).toEqual(own.map(({ id }) => id).sort());
  });

  test("counts each course by itself", async () => {
    const [fresh, empty] = [await aCourse("fresh", []), await aCourse("empty", [])];
    for (let buyer = 0; buyer < 3; buyer += 1) {
      userId = randomUUID();
      await enroll(fresh);
    }
    expect(await store.countEnrollments([fresh.id, empty.id])).toEqual([{ courseId: fresh.id, count: 3 }]);
  });

  test("a list is newest first and ends at its limit", async () => {
    const taken = await Promise.all(["l1", "l2", "l3"].map((slug) => aCourse(slug, [])));
    for (const [day, course] of taken.entries()) {
      const enrolledAt = new Date(at.getTime() + day * 86_400_000);
      await store.enroll({ userId, orderId: randomUUID(), enrolledAt, enrollments: [newEnrollment(course)] });
    }
    const listed = await store.listEnrollments(userId, 2);
    expect(listed.map(({ courseId }) => courseId)).toEqual([taken[2]?.id, taken[1]?.id]);
  });
});

describe("completing lessons", () => {
  const complete = (lessonId: string | undefined, when = at) =>
    store.completeLesson({ userId, lessonId: lessonId ?? "", at: when });

  test("all at once: every one counts, and the course is completed", async () => {
    for (let student = 0; student < 10; student += 1) {
      userId = randomUUID();
      await enroll(weaving);
      await Promise.all(weavingLessons.map((id) => complete(id)));
      const [own] = await store.findEnrollments(userId, [weaving.id]);
      expect([...(own?.completedLessonIds ?? [])].sort()).toEqual([...weavingLessons].sort());
      expect([own?.lessonCount, own?.completedAt]).toEqual([3, at]);
    }
  });

  test("one lesson many times at once counts once", async () => {
    await enroll(weaving);
    const [lessonId = ""] = weavingLessons;
    const answers = await Promise.all([1, 2, 3, 4].map(() => complete(lessonId)));
    expect(answers.map((answer) => answer?.completedLessonIds)).toEqual(Array(4).fill([lessonId]));
  });

  test("the time of completion is the last lesson's and stays", async () => {
    await enroll(weaving);
    const [first, second, third] = weavingLessons;
    expect((await complete(first))?.completedAt).toBeNull();
    expect((await complete(second))?.completedAt).toBeNull();
    const later = new Date("2026-02-02T10:00:00.000Z");
    expect((await complete(third, later))?.completedAt).toEqual(later);
    expect((await complete(first, new Date()))?.completedAt).toEqual(later);
  });

  test("a lesson of a course that the user is not enrolled in is not there", async () => {
    await enroll(weaving);
    expect(await complete(bakingLesson)).toBeNull();
    expect(await complete(randomUUID())).toBeNull();
    const [own] = await store.findEnrollments(userId, [weaving.id]);
    expect(own?.completedLessonIds).toEqual([]);
  });

  test("the database itself refuses a lesson of another course than the enrollment's", async () => {
    await enroll(weaving);
    const [own] = await store.findEnrollments(userId, [weaving.id]);
    const crossed = opened.database.manager.query(
      `insert into completed_lessons (enrollment_id, lesson_id, course_id, completed_at) values ($1, $2, $3, now())`,
      [own?.id, bakingLesson, weaving.id],
    );
    await expect(crossed).rejects.toThrow(/foreign key/);
  });
});

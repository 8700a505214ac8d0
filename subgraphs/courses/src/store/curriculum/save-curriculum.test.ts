import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Course } from "../../domain/course/course.js";
import type { WrittenLesson, WrittenSection } from "../../domain/curriculum/merge-curriculum.js";
import { CourseRepository } from "../course/course-repository.js";
import { coursesDatabase } from "../database-definition.js";
import { EnrollmentRepository } from "../enrollment/enrollment-repository.js";
import { bareCourse } from "../../testing/bare-course.js";
import { bareLesson } from "../../testing/bare-lesson.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let courses: CourseRepository;
let enrollments: EnrollmentRepository;
let course: Course;
let userId: string;
let version: number;
const at = new Date("2026-02-01T10:00:00.000Z");

beforeAll(async () => {
  testDatabase = await openTestDatabase("courses", coursesDatabase);
  courses = new CourseRepository(testDatabase.database);
  enrollments = new EnrollmentRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

beforeEach(async () => {
  course = bareCourse({ title: "Weaving" });
  const { id, productId } = course;
  await courses.insertCourse({ course, categories: [], sections: [], jobs: [] });
  version = 1;
  userId = randomUUID();
  const enrollment = { id: randomUUID(), productId, courseId: id, courseTitle: "Weaving", courseSlug: id };
  await enrollments.enroll({ userId, orderId: randomUUID(), enrolledAt: at, enrollments: [enrollment] });
});

const lesson = (id: string, change: Partial<WrittenLesson> = {}): WrittenLesson => ({
  ...bareLesson,
  id,
  content: null,
  ...change,
});
const section = (id: string, ...lessons: WrittenLesson[]): WrittenSection => ({ id, title: "Section", lessons });

async function save(...sections: WrittenSection[]): Promise<Course | null> {
  const saved = await courses.saveCurriculum({ courseId: course.id, expectedVersion: version, sections, at, jobs: [] });
  version = saved?.version ?? version;
  return saved;
}

async function outline(): Promise<string[][]> {
  const sections = await courses.sectionsOfCourses([course.id]);
  return sections.map(({ id, lessons }) => [id, ...lessons.map((each) => each.id)]);
}

const complete = (lessonId: string) => enrollments.completeLesson({ userId, lessonId, at });
const enrollment = async () => (await enrollments.findEnrollments(userId, [course.id]))[0];

describe("saving an outline", () => {
  test("adds, removes and moves sections and lessons", async () => {
    const [s1, s2, s3, a, b, c, d] = Array.from({ length: 7 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    await save(section(s1, lesson(a), lesson(b)), section(s2, lesson(c)));
    expect(await outline()).toEqual([
      [s1, a, b],
      [s2, c],
    ]);
    await save(section(s2, lesson(b), lesson(a), lesson(c)), section(s1));
    expect(await outline()).toEqual([[s2, b, a, c], [s1]]);
    await save(section(s3, lesson(a)), section(s1, lesson(d), lesson(c)));
    expect(await outline()).toEqual([
      [s3, a],
      [s1, d, c],
    ]);
    expect((await save())?.version).toBe(5);
    expect(await outline()).toEqual([]);
  });

  test("keeps an absent text, and changes a given one", async () => {
    const [s, unchanged, changed, cleared] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const text = { content: "before" };
    await save(section(s, lesson(unchanged, text), lesson(changed, text), lesson(cleared, text)));
    const { content: _none, ...bare } = lesson(unchanged);
    await save(section(s, lesson(changed, { content: "after" }), lesson(cleared), bare));
    const contents = await courses.contentsOfLessons([unchanged, changed, cleared]);
    expect(new Map(contents.map(({ id, content }) => [id, content]))).toEqual(
      new Map([
        [unchanged, "before"],
        [changed, "after"],
        [cleared, null],
      ]),
    );
  });

  test("concurrently: one outline is saved completely and the other save returns null", async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const saved = await Promise.all([
      save(section(one, lesson(randomUUID()))),
      save(section(two, lesson(randomUUID()))),
    ]);
    expect(new Set(saved.map((each) => each?.version ?? null))).toEqual(new Set([2, null]));
    expect((await outline()).map(([id]) => id)).toEqual([saved[0] ? one : two]);
  });
});

describe("progress", () => {
  test("is kept with lessons that stay, also when they move, and deleted with removed lessons", async () => {
    const [s, a, b, c] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await save(section(s, lesson(a), lesson(b), lesson(c)));
    await complete(a);
    await complete(b);
    await save(section(randomUUID(), lesson(c), lesson(b)));
    expect(await enrollment()).toMatchObject({ completedLessonIds: [b], lessonCount: 2, completedAt: null });
  });

  test("is complete when only completed lessons remain, and stays complete when lessons are added", async () => {
    const [s, a, b] = [randomUUID(), randomUUID(), randomUUID()];
    await save(section(s, lesson(a), lesson(b)));
    await complete(a);
    await save(section(s, lesson(a)));
    expect(await enrollment()).toMatchObject({ completedAt: at });
    await save(section(s, lesson(a), lesson(randomUUID())));
    expect(await enrollment()).toMatchObject({ lessonCount: 2, completedAt: at });
  });

  test("is not complete for a course that loses all its lessons", async () => {
    await save(section(randomUUID(), lesson(randomUUID())));
    await save();
    expect(await enrollment()).toMatchObject({ lessonCount: 0, completedAt: null });
  });

  test("saving concurrently with completing lessons, 50 times: nothing fails, and removed lessons leave no progress", async () => {
    for (let round = 0; round < 50; round += 1) {
      const [s, stays, goes] = [randomUUID(), randomUUID(), randomUUID()];
      await save(section(s, lesson(goes), lesson(stays)));
      const steps = [() => complete(goes), () => save(section(s, lesson(stays))), () => complete(stays)];
      if (round % 2) steps.reverse();
      await Promise.all(steps.map((step) => step()));
      expect(await enrollment()).toMatchObject({ completedLessonIds: [stays], lessonCount: 1 });
      await enrollments.uncompleteLesson({ userId, lessonId: stays });
      await save();
    }
  });

  test("uncompleting a lesson reopens the lesson and the course, and a repeat changes nothing", async () => {
    const [s, a] = [randomUUID(), randomUUID()];
    await save(section(s, lesson(a)));
    expect(await complete(a)).toMatchObject({ completedAt: at });
    for (let time = 0; time < 2; time += 1) {
      const open = await enrollments.uncompleteLesson({ userId, lessonId: a });
      expect(open).toMatchObject({ completedLessonIds: [], completedAt: null });
    }
    expect(await enrollments.uncompleteLesson({ userId: randomUUID(), lessonId: a })).toBeNull();
    expect(await enrollments.uncompleteLesson({ userId, lessonId: randomUUID() })).toBeNull();
  });

  test("continues with the first lesson in course order that is not completed", async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    await save(section(randomUUID(), lesson(a)), section(randomUUID()), section(randomUUID(), lesson(b), lesson(c)));
    const id = (await enrollment())?.id ?? "";
    const next = async () => (await enrollments.nextLessons([id, randomUUID()])).map(({ lessonId }) => lessonId);
    const seen = [await next()];
    for (const lessonId of [b, a, c]) {
      await complete(lessonId);
      seen.push(await next());
    }
    expect(seen).toEqual([[a], [a], [c], []]);
  });
});

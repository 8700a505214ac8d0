import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Course } from "../../domain/course/course.js";
import { bareLesson } from "../../testing/bare-lesson.js";
import { at, TestEnrollments } from "../../testing/test-enrollments.js";
import { LessonAccessRepository } from "./lesson-access-repository.js";

let school: TestEnrollments;
let weaving: Course;
const ids = Array.from({ length: 5 }, () => randomUUID());
const [first, gate, third, secondGate, last] = ids as [string, string, string, string, string];

beforeAll(async () => {
  school = await TestEnrollments.open();
  weaving = await school.aCourse("weaving", []);
  // `gate` is the last lesson of its section, and has a higher place there than `third` in the next one
  const lessons = ids.map((id) => ({
    ...bareLesson,
    id,
    content: null,
    isPrerequisite: id === gate || id === secondGate,
    isPreview: id === first,
    opensAfterDays: id === third ? 7 : null,
  }));
  const sections = [lessons.slice(0, 2), lessons.slice(2)].map((part) => ({
    id: randomUUID(),
    title: "Part",
    lessons: part,
  }));
  await school.courses.saveCurriculum({ courseId: weaving.id, expectedVersion: 1, sections, at, jobs: [] });
});

afterAll(async () => school[Symbol.asyncDispose]());

const accessOf = (...lessonIds: string[]) =>
  new LessonAccessRepository(school.database).accessOfLessons(lessonIds, school.userId);

async function prerequisites(): Promise<Map<string, string | null>> {
  return new Map((await accessOf(...ids)).map(({ lessonId, prerequisiteId }) => [lessonId, prerequisiteId]));
}

/** The prerequisites of all lessons, when those of the second section have these. */
const expected = (ofSection: string | null, ofLast: string | null) =>
  new Map([
    [first, null],
    [gate, null],
    [third, ofSection],
    [secondGate, ofSection],
    [last, ofLast],
  ]);

test("has the first prerequisite before the lesson that the student has not completed", async () => {
  await school.enroll(weaving);
  const complete = (lessonId: string) => school.store.completeLesson({ userId: school.userId, lessonId, at });
  expect(await prerequisites()).toEqual(expected(gate, gate));
  await complete(secondGate);
  expect(await prerequisites()).toEqual(expected(gate, gate));
  await complete(gate);
  expect(await prerequisites()).toEqual(expected(null, null));
  await school.store.uncompleteLesson({ userId: school.userId, lessonId: secondGate });
  expect(await prerequisites()).toEqual(expected(null, secondGate));
});

test("has the enrollment that is active, and what the lesson says", async () => {
  const [orderId, unknown] = [randomUUID(), randomUUID()];
  school.userId = randomUUID();
  const rules = { isPreview: false, isCompleted: false, awaitsQuiz: false, opensAfterDays: 7, opensAt: null };
  const stranger = [{ lessonId: third, ...rules, enrolledAt: null, prerequisiteId: null }];
  expect(await accessOf(third, unknown)).toEqual(stranger);
  await school.enrollBy(orderId, weaving);
  await school.store.completeLesson({ userId: school.userId, lessonId: third, at });
  expect(await accessOf(third.toUpperCase())).toEqual([
    { lessonId: third, ...rules, enrolledAt: at, isCompleted: true, prerequisiteId: gate },
  ]);
  await school.end(orderId, weaving);
  expect(await accessOf(third)).toEqual(stranger);
});

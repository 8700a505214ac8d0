import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import { readPageArguments } from "@souk/kernel/values/page";
import type { Course } from "../../domain/course/course.js";
import type { NewPost } from "../../domain/discussion/lesson-post-store.js";
import { questionKeyOf } from "../../domain/discussion/list-questions.js";
import { at, TestEnrollments } from "../../testing/test-enrollments.js";
import { CoursesPersonalData } from "../courses-personal-data.js";
import { LessonPostRepository } from "./lesson-post-repository.js";

let school: TestEnrollments;
let posts: LessonPostRepository;
let course: Course;
let lessonId: string;

beforeAll(async () => {
  school = await TestEnrollments.open();
  posts = new LessonPostRepository(school.database);
});

beforeEach(async () => {
  school.userId = randomUUID();
  lessonId = randomUUID();
  course = await school.aCourse(randomUUID(), [lessonId]);
  await school.enroll(course);
});

afterAll(async () => school[Symbol.asyncDispose]());

const minute = (count: number) => new Date(at.getTime() + count * 60_000);
const aPost = (change: Partial<NewPost> = {}): NewPost => ({
  id: randomUUID(),
  lessonId,
  authorId: school.userId,
  authorRole: "STUDENT",
  text: "Why?",
  at,
  ...change,
});
const fromTeacher = { authorId: randomUUID(), authorRole: "INSTRUCTOR" } as const;

async function aQuestion(change: Partial<NewPost> = {}): Promise<string> {
  const post = aPost(change);
  expect(await posts.ask(post)).toEqual({ kind: "added" });
  return post.id;
}

async function fill(questionId: string, count: number): Promise<void> {
  await school.query(
    `insert into lesson_posts (id, lesson_id, course_id, question_id, author_role, text, created_at)
     select gen_random_uuid(), $1, $2, $3, 'STUDENT', 'Because.', $4 from generate_series(1, $5::int)`,
    [lessonId, course.id, questionId, at, count],
  );
}

test("questions are listed newest first, in pages", async () => {
  const ids = [await aQuestion(), await aQuestion({ at: minute(1) }), await aQuestion({ at: minute(2) })].toReversed();
  const page = readPageArguments({ first: 1 }, "NEWEST", 2);
  const first = await posts.questionsOfLesson(lessonId, page);
  expect(first.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  const from = first[0] ? questionKeyOf(first[0]) : null;
  expect((await posts.questionsOfLesson(lessonId, { ...page, from })).map(({ id }) => id)).toEqual(ids.slice(1));
  expect(await posts.countQuestions(lessonId)).toBe(3);
});

test("a question is open until the instructor answers, and again when that answer is deleted", async () => {
  const questionId = await aQuestion();
  const open = async () => (await posts.countOpenQuestions([course.id]))[0]?.count ?? 0;
  await posts.answer({ ...aPost(), questionId });
  expect(await open()).toBe(1);
  const answer = { ...aPost(fromTeacher), questionId };
  await posts.answer(answer);
  expect(await open()).toBe(0);
  expect(await posts.deletePost(answer, [])).toBe(true);
  expect(await posts.deletePost(answer, [])).toBe(false);
  expect(await posts.openQuestions([course.id], readPageArguments({}, "OLDEST", 2))).toMatchObject([
    { id: questionId, isOpen: true, courseId: course.id, lessonTitle: expect.any(String) },
  ]);
  await aQuestion(fromTeacher);
  expect(await open()).toBe(1);
});

test("a repeated question or answer is added once, and no id is used for another post", async () => {
  const question = aPost();
  for (let count = 0; count < 2; count += 1) expect(await posts.ask(question)).toEqual({ kind: "added" });
  const answer = { ...aPost(fromTeacher), questionId: question.id };
  const answered = await Promise.all([1, 2, 3].map(() => posts.answer(answer)));
  expect(answered).toEqual([1, 2, 3].map(() => ({ kind: "added" })));
  expect(await posts.answersOfQuestions([question.id])).toHaveLength(1);
  expect(await posts.ask({ ...aPost(), id: answer.id })).toEqual({ kind: "idTaken" });
  expect(await posts.ask({ ...question, ...fromTeacher })).toEqual({ kind: "idTaken" });
});

test("concurrent answers do not exceed 100", async () => {
  const questionId = await aQuestion();
  await fill(questionId, 98);
  const answered = await Promise.all([1, 2, 3, 4].map(() => posts.answer({ ...aPost(), questionId })));
  expect(answered.map(({ kind }) => kind).toSorted()).toEqual(["added", "added", "tooMany", "tooMany"]);
  expect(await posts.answersOfQuestions([questionId])).toHaveLength(100);
});

test("concurrent questions of a student do not exceed 20 in a day", async () => {
  for (let count = 0; count < 18; count += 1) await aQuestion();
  const added = await Promise.all([1, 2, 3, 4].map(() => posts.ask(aPost())));
  expect(added.map(({ kind }) => kind).toSorted()).toEqual(["added", "added", "tooMany", "tooMany"]);
  await aQuestion(fromTeacher);
  await aQuestion({ at: minute(24 * 60) });
});

test("a student without an active enrollment asks nothing", async () => {
  expect(await posts.ask(aPost({ authorId: randomUUID() }))).toEqual({ kind: "notFound" });
});

test("an answer to a lesson that is deleted meanwhile is not found", async () => {
  const questionId = await aQuestion();
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  let late: ReturnType<typeof posts.answer> | undefined;
  await school.database.transaction(async (manager) => {
    await manager.query(`select from lessons where id = $1 for update`, [lessonId]);
    late = posts.answer({ ...aPost(), questionId });
    await until(async () => (await school.query(waiting)).length > 0);
    await manager.query(`delete from lessons where id = $1`, [lessonId]);
  });
  expect(await late).toEqual({ kind: "notFound" });
  expect(await posts.findQuestion(questionId)).toBeNull();
});

test("two authors of one thread are erased concurrently, and their texts stay", async () => {
  const other = randomUUID();
  const ids: string[] = [];
  for (const authorId of [school.userId, other]) {
    const questionId = await aQuestion({ authorId, authorRole: "ADMIN" });
    for (const each of [other, school.userId]) await posts.answer({ ...aPost({ authorId: each }), questionId });
    ids.push(questionId);
  }
  const data = new CoursesPersonalData(school.database);
  const exported = async (userId: string) => (await data.read({ userId, email: "" })).lessonPosts;
  expect(await exported(other)).toHaveLength(3);
  await Promise.all([school.userId, other].map((userId) => data.erase({ userId, email: "" })));
  expect(await exported(other)).toEqual([]);
  const answers = await posts.answersOfQuestions(ids);
  expect(answers.map(({ authorId, text }) => [authorId, text])).toEqual(
    ids.flatMap(() => [
      [null, "Why?"],
      [null, "Why?"],
    ]),
  );
  expect(await posts.findQuestion(ids[0] ?? "")).toMatchObject({ authorId: null, text: "Why?" });
});

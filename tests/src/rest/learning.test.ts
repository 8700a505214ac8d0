import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rest } from "../test-kit/clients/rest-client.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { sampleCourse, type SampleCourse } from "./sample-course.js";

let shop: TestShop;
let student: Shopper;
let course: SampleCourse;

beforeAll(async () => {
  shop = await TestShop.create();
  student = await shop.signUp();
  course = await sampleCourse(shop, student);
});

afterAll(async () => shop[Symbol.asyncDispose]());

const send = async (client: ShopClient, method: string, path: string, body?: unknown) =>
  rest(client, method, `/api/v1${path}`, { body });

test("a student fails a quiz, passes it by the instructor's mark and completes the course", async () => {
  const { choiceQuestionId, rightChoiceId, wrongChoiceId, freeTextQuestionId } = course;
  const start = () => send(student, "POST", `/lessons/${course.quizLessonId}/attempts`);
  const answered = (choice: string) => ({
    answers: [
      { question_id: choiceQuestionId, choice_ids: [choice] },
      { question_id: freeTextQuestionId, text: "It burns." },
    ],
  });
  const mark = (id: string, points: number) =>
    send(course.instructor, "PATCH", `/quiz-attempts/${id}/marks`, {
      marks: [{ question_id: freeTextQuestionId, points, comment: "Read." }],
    });

  const first = await start();
  const address = `/quiz-attempts/${first.body.id}`;
  expect([first.status, first.headers.get("location")]).toEqual([201, `/api/v1${address}`]);
  expect(JSON.stringify(first.body)).not.toMatch(/correct_choice_ids|patterns/);
  const saved = await send(student, "PATCH", address, { answers: answered(wrongChoiceId).answers.slice(0, 1) });
  expect(saved.body).toMatchObject({ submitted_at: null, is_passed: null });
  expect((await start()).body.id).toBe(first.body.id);
  expect((await send(student, "POST", `${address}/submit`, answered(wrongChoiceId))).body.is_passed).toBeNull();
  expect((await mark(first.body.id, 0)).body).toMatchObject({ points: 0, is_passed: false });
  const failed = (await send(student, "GET", address)).body.questions[0].result;
  expect(failed).toMatchObject({ points: 0, correct_choice_ids: null });
  expect((await send(student, "PUT", `/lessons/${course.quizLessonId}/completion`)).status).toBe(409);

  const { id } = (await start()).body;
  await send(student, "POST", `/quiz-attempts/${id}/submit`, answered(rightChoiceId));
  const [waiting] = (await send(course.instructor, "GET", `/courses/${course.courseId}/attempts-to-mark`)).body;
  expect(waiting).toMatchObject({ id, student: { id: student.id, email: student.email } });
  expect((await mark(id, 1)).body).toMatchObject({ points: 3, is_passed: true });
  const [choice] = (await send(student, "GET", `/quiz-attempts/${id}`)).body.questions;
  expect(choice.result.correct_choice_ids).toEqual([rightChoiceId]);

  const completed = await send(student, "PUT", `/lessons/${course.lessonId}/completion`);
  expect(completed.body).toMatchObject({ progress: 1, next_lesson_id: null, completed_at: expect.any(String) });
  const { body } = await send(student, "GET", `/courses/${course.courseId}/lessons`);
  expect(body.sections[0].lessons).toMatchObject([
    { kind: "text", is_completed: true, content: "# Read", quiz: null },
    { kind: "quiz", is_completed: true, quiz: { attempts_left: 1, attempts: [{ id }, { id: first.body.id }] } },
  ]);
  const statistics = await send(course.instructor, "GET", `/courses/${course.courseId}/statistics`);
  expect(statistics.body).toMatchObject({ students: 1, completed: 1 });
});

describe("to others than students and the instructor, a course", () => {
  test.each([
    ["no token", 401],
    ["a token of a stranger", 404],
  ])("shows nothing with %s", async (_case, status) => {
    const client = status === 401 ? shop.client : await shop.signUp();
    const paths = ["students", "attempts-to-mark", "open-questions", "announcements", "statistics"];
    const answers = [
      ...paths.map((path) => send(client, "GET", `/courses/${course.courseId}/${path}`)),
      send(client, "POST", `/lessons/${course.quizLessonId}/attempts`),
      send(client, "GET", `/lessons/${course.lessonId}/questions`),
      send(client, "GET", `/lessons/${course.lessonId}/notes`),
      send(client, "POST", `/courses/${course.courseId}/announcements`, { subject: "Hello", text: "All." }),
    ];
    expect((await Promise.all(answers)).map((answer) => answer.status)).toEqual(answers.map(() => status));
    const { body } = await send(client, "GET", `/courses/${course.courseId}/lessons`);
    expect(body.enrollment).toBeNull();
    expect(body.sections[0].lessons[0]).toMatchObject({ content: null, lock: { reason: "enrollment" } });
  });
});

test("a repeated question, note or announcement with its Idempotency-Key adds nothing", async () => {
  const twice = async (client: ShopClient, path: string, body: object) => {
    const headers = { "idempotency-key": randomUUID() };
    const ids = [];
    for (const _time of [1, 2]) ids.push((await rest(client, "POST", `/api/v1${path}`, { body, headers })).body.id);
    expect(ids).toEqual([headers["idempotency-key"], headers["idempotency-key"]]);
    expect((await send(client, "GET", path)).body.map(({ id }: { id: string }) => id)).toEqual([ids[0]]);
  };
  await twice(student, `/lessons/${course.lessonId}/questions`, { text: "Why?" });
  await twice(student, `/lessons/${course.lessonId}/notes`, { text: "A match.", seconds: 3 });
  await twice(course.instructor, `/courses/${course.courseId}/announcements`, { subject: "Hello", text: "All." });
});

test.each<[string, string, string, unknown, readonly string[]]>([
  ["student", "PUT", "position", { seconds: 1.5 }, ["seconds"]],
  ["student", "POST", "questions", {}, ["text"]],
  ["student", "POST", "questions", { text: " " }, ["text"]],
  ["student", "POST", "notes", { text: "x".repeat(5001), seconds: -1 }, ["text", "seconds"]],
  ["teacher", "POST", "students", { students: [{ email: "x" }] }, ["students.0.email"]],
  ["teacher", "POST", "students", { students: [{ email: "a@b.ca", ends_at: "soon" }] }, ["students.0.ends_at"]],
  ["teacher", "POST", "announcements", { subject: 1, text: "All." }, ["subject"]],
])("a %s who sends %s %s with %j learns the wrong fields", async (role, method, path, body, fields) => {
  const [client, parent] =
    role === "student" ? [student, `/lessons/${course.lessonId}`] : [course.instructor, `/courses/${course.courseId}`];
  const answer = await send(client, method, `${parent}/${path}`, body);
  expect(answer.status).toBe(422);
  expect(answer.body.fields.map((field: { path: string }) => field.path)).toEqual(fields);
});

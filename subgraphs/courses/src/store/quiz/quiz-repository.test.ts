import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Quiz } from "../../domain/quiz/quiz.js";
import { answerQuiz, startQuizAttempt, submitEndedAttempts } from "../../domain/quiz/take-quiz.js";
import { bareLesson } from "../../testing/bare-lesson.js";
import { at, TestEnrollments } from "../../testing/test-enrollments.js";
import { LessonAccessRepository } from "../curriculum/lesson-access-repository.js";
import { QuizRepository } from "./quiz-repository.js";

let school: TestEnrollments;
let quizzes: QuizRepository;
const [timed, short] = [randomUUID(), randomUUID()];
const [questionId, right, wrong] = [randomUUID(), randomUUID(), randomUUID()];
const quiz: Quiz = {
  passPercent: 50,
  maxAttempts: null,
  timeLimitMinutes: 10,
  isShuffled: false,
  questions: [
    {
      id: questionId,
      kind: "SINGLE_CHOICE",
      text: "?",
      points: 1,
      explanation: null,
      patterns: [],
      choices: [
        { id: right, text: "Yes", isCorrect: true },
        { id: wrong, text: "No", isCorrect: false },
      ],
    },
  ],
};

beforeAll(async () => {
  school = await TestEnrollments.open();
  quizzes = new QuizRepository(school.database);
  const course = await school.aCourse("weaving", []);
  const lessons = [
    { ...bareLesson, id: timed, quiz },
    { ...bareLesson, id: short, quiz: { ...quiz, maxAttempts: 2, timeLimitMinutes: null } },
  ];
  const sections = [{ id: randomUUID(), title: "Tests", lessons }];
  await school.courses.saveCurriculum({ courseId: course.id, expectedVersion: 1, sections, at, jobs: [] });
});

beforeEach(async () => {
  school.userId = randomUUID();
  await school.enroll(...(await school.courses.findCourses(await courseIds())));
});

afterAll(async () => school[Symbol.asyncDispose]());

async function courseIds(): Promise<string[]> {
  return (await school.query(`select id from courses`)).map(({ id }) => id);
}

/** Takes a quiz some minutes after the enrollment. */
function after(minutes: number) {
  const clock = { now: () => new Date(at.getTime() + minutes * 60_000) };
  const lessonAccess = new LessonAccessRepository(school.database);
  const files = { keepFiles: async () => [] };
  const deps = { quizzes, lessonAccess, files, clock, newId: randomUUID };
  const answer = answerQuiz(deps);
  const input = (attemptId: string, choiceId: string, submits: boolean) =>
    answer({ attemptId, answers: [{ questionId, choiceIds: [choiceId] }], submits }, school.userId);
  return {
    start: (lessonId: string) => startQuizAttempt(deps)(lessonId, school.userId),
    save: (attemptId: string, choiceId: string) => input(attemptId, choiceId, false),
    submit: (attemptId: string, choiceId: string) => input(attemptId, choiceId, true),
    submitEnded: submitEndedAttempts(deps),
  };
}

async function started(lessonId: string, minutes = 0): Promise<string> {
  const outcome = await after(minutes).start(lessonId);
  if (outcome.kind !== "started") throw new Error(outcome.kind);
  return outcome.attempt.id;
}

async function attempts(lessonId: string) {
  const listed = await quizzes.attemptsOfLessons([lessonId], school.userId);
  return listed.map(({ answers, submittedAt, marks }) => ({
    chosen: answers[0]?.choiceIds[0] ?? null,
    minutes: submittedAt && (submittedAt.getTime() - at.getTime()) / 60_000,
    points: marks[0]?.points ?? null,
  }));
}

test.each<[string, number, "saved" | "ended", object]>([
  ["in time", 9.9, "saved", { chosen: wrong, minutes: 9.9, points: 0 }],
  ["on its way at the end", 10.4, "saved", { chosen: wrong, minutes: 10, points: 0 }],
  ["too late", 10.5, "saved", { chosen: right, minutes: 10, points: 1 }],
])("an answer %s", async (_case, minutes, kind, expected) => {
  const id = await started(timed);
  await after(1).save(id, right);
  expect(await after(minutes).submit(id, wrong)).toMatchObject({ kind });
  expect(await attempts(timed)).toEqual([expected]);
});

test("a job submits the attempts whose time is over, with the saved answers, and completes their lessons", async () => {
  const id = await started(timed);
  await after(1).save(id, right);
  await after(10.4).submitEnded();
  expect(await attempts(timed)).toEqual([{ chosen: right, minutes: null, points: null }]);
  expect(await after(10.5).save(id, wrong)).toEqual({ kind: "ended" });
  await Promise.all([after(10.5).submitEnded(), after(10.5).submitEnded()]);
  expect(await attempts(timed)).toEqual([{ chosen: right, minutes: 10, points: 1 }]);
  const [enrollment] = await school.store.listEnrollments(school.userId, 1);
  expect(enrollment?.completedLessonIds).toEqual([timed]);
});

test("attempts of ended enrollments do not hold up the job", async () => {
  const id = await started(timed);
  const ended = () => quizzes.attemptsEndedBy(new Date(at.getTime() + 10 * 60_000), 500);
  expect(await ended()).toContain(id);
  await school.query(`update enrollments set ended_at = $2 where user_id = $1`, [school.userId, at]);
  expect(await ended()).not.toContain(id);
  await after(11).submitEnded();
});

test("the next start submits an attempt whose time is over, and one more starts another", async () => {
  const first = await started(timed);
  expect(await started(timed, 10.4)).toBe(first);
  expect(await started(timed, 10.5)).toBe(first);
  expect(await attempts(timed)).toEqual([{ chosen: null, minutes: 10, points: 0 }]);
  expect(await started(timed, 10.6)).not.toBe(first);
  expect(await attempts(timed)).toEqual([
    { chosen: null, minutes: null, points: null },
    { chosen: null, minutes: 10, points: 0 },
  ]);
});

test("concurrent starts take one attempt, and no more attempts than the quiz allows", async () => {
  const startedIds = async () => new Set(await Promise.all(Array.from({ length: 5 }, () => started(short))));
  for (const taken of [1, 2]) {
    const ids = [...(await startedIds())];
    expect(ids).toHaveLength(1);
    await Promise.all([right, wrong].map((choice) => after(taken).submit(ids[0] ?? "", choice)));
    expect(await attempts(short)).toHaveLength(taken);
  }
  expect(await after(3).start(short)).toEqual({ kind: "noneLeft" });
});

test("attempts at one version of a quiz share it", async () => {
  await started(short);
  const [{ count }] = await school.query(`select count(*)::int from taken_quizzes where lesson_id = $1`, [short]);
  expect(count).toBe(1);
});

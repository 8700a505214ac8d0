import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Course } from "../../domain/course/course.js";
import type { QuestionMark, QuizAnswer } from "../../domain/quiz/mark-answers.js";
import type { QuestionKind, Quiz } from "../../domain/quiz/quiz.js";
import { bareLesson } from "../../testing/bare-lesson.js";
import { at, TestEnrollments } from "../../testing/test-enrollments.js";
import { StatisticsRepository } from "./statistics-repository.js";

let school: TestEnrollments;
let statistics: StatisticsRepository;

beforeAll(async () => {
  school = await TestEnrollments.open();
  statistics = new StatisticsRepository(school.database);
});

afterAll(async () => school[Symbol.asyncDispose]());

const day = (count: number) => new Date(at.getTime() + count * 86_400_000);

/** Adds a student, who has completed these lessons on a day after the enrollment; returns the enrollment. */
async function student(course: Course, lessonIds: string[] = [], days = 0): Promise<string> {
  school.userId = randomUUID();
  const { userId } = school;
  await school.enroll(course);
  for (const lessonId of lessonIds) await school.store.completeLesson({ userId, lessonId, at: day(days) });
  const [{ id }] = await school.query(`select id from enrollments where user_id = $1`, [userId]);
  return id;
}

test("students are counted at the first lesson that they have not completed", async () => {
  const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
  const course = await school.aCourse("dyeing", [first, second, third]);
  await student(course);
  const reader = await student(course);
  await student(course, [first], 20);
  await student(course, [first, third], 1);
  const watcher = await student(course, [first], 1);
  await student(course, [first, second, third]);
  const left = await student(course, [first]);
  await school.query(`update enrollments set ended_at = $2 where id = $1`, [left, at]);
  await school.query(
    `insert into lesson_positions (enrollment_id, lesson_id, course_id, seconds, saved_at) values ($1, $2, $3, 5, $4)`,
    [watcher, second, course.id, day(20)],
  );
  await attempt(reader, first, course, {});
  const empty = await school.aCourse("empty", []);
  const found = await statistics.statisticsOfCourses([course.id, empty.id, randomUUID()], day(10));
  expect(found.toSorted((one, other) => other.students - one.students)).toEqual([
    {
      courseId: course.id,
      students: 6,
      completed: 1,
      lessons: [
        { lessonId: first, completed: 4, next: 2, inactive: 1 },
        { lessonId: second, completed: 1, next: 3, inactive: 1 },
        { lessonId: third, completed: 2, next: 0, inactive: 0 },
      ],
    },
    { courseId: empty.id, students: 0, completed: 0, lessons: [] },
  ]);
});

const questionOf = (kind: QuestionKind, points: number, choiceIds: string[] = []) => ({
  id: randomUUID(),
  kind,
  text: "?",
  points,
  explanation: null,
  patterns: [],
  choices: choiceIds.map((id, index) => ({ id, text: "", isCorrect: index === 0 })),
});
const choices = [randomUUID(), randomUUID()];
const [right = "", wrong = ""] = choices;
const [pick, word, essay] = [
  questionOf("SINGLE_CHOICE", 2, choices),
  questionOf("SHORT_TEXT", 1),
  questionOf("FREE_TEXT", 4),
];
const quiz: Quiz = {
  passPercent: 50,
  maxAttempts: null,
  timeLimitMinutes: null,
  isShuffled: false,
  questions: [pick, word, essay],
};

interface Taken {
  readonly quiz?: Quiz;
  readonly answers?: readonly QuizAnswer[];
  readonly points?: readonly (number | null)[];
  readonly isPassed?: boolean;
  readonly isOpen?: boolean;
}

/** Adds an attempt of day 15. */
async function attempt(
  enrollmentId: string,
  lessonId: string,
  course: Course,
  { quiz: taken = quiz, answers = [], points = [], isPassed = false, isOpen = false }: Taken,
): Promise<void> {
  const marks = points.map((each, index): QuestionMark => ({
    questionId: taken.questions[index]?.id ?? "",
    points: each,
    comment: null,
  }));
  await school.query(
    `with taken as (
       insert into taken_quizzes (lesson_id, course_id, sha256, quiz) values ($2, $3, sha256($4::text::bytea), $4::text::jsonb)
       on conflict (lesson_id, sha256) do update set quiz = excluded.quiz returning id)
     insert into quiz_attempts (id, enrollment_id, lesson_id, course_id, quiz_id, started_at, submitted_at, answers, marks, is_passed)
     select gen_random_uuid(), $1, $2, $3, id, $5, case when $6 then null else $5::timestamptz end, $7, $8, $9 from taken`,
    [
      enrollmentId,
      lessonId,
      course.id,
      JSON.stringify(taken),
      day(15),
      isOpen,
      JSON.stringify(answers),
      JSON.stringify(marks),
      isPassed,
    ],
  );
}

test("answers are counted by question, with the points of the version that was taken", async () => {
  const lessonId = randomUUID();
  const course = await school.aCourse("knots", []);
  const sections = [{ id: randomUUID(), title: "Tests", lessons: [{ ...bareLesson, id: lessonId, quiz }] }];
  await school.courses.saveCurriculum({ courseId: course.id, expectedVersion: 1, sections, at, jobs: [] });
  const [ina, ben, left] = [await student(course), await student(course), await student(course)];
  const answer = (question: { readonly id: string }, choiceIds: string[], text: string | null = null): QuizAnswer => ({
    questionId: question.id,
    choiceIds,
    text,
  });
  const earlier = { ...quiz, questions: [{ ...pick, points: 5 }] };
  await attempt(ina, lessonId, course, { quiz: earlier, answers: [answer(pick, [right])], points: [5] });
  const inas = [answer(pick, [right]), answer(word, [], " Reef\n knot "), answer(essay, [], "Long")];
  await attempt(ina, lessonId, course, { answers: inas, points: [2, 1, null], isPassed: true });
  const bens = [answer(pick, [wrong]), answer(word, [], "reef knot"), answer(essay, [], " ")];
  await attempt(ben, lessonId, course, { answers: bens, points: [0, 0, 0] });
  await attempt(ben, lessonId, course, { answers: bens, isOpen: true });
  await attempt(left, lessonId, course, { answers: inas, points: [2, 1, 4], isPassed: true });
  await school.query(`update enrollments set ended_at = $2 where id = $1`, [left, at]);
  const found = await statistics.countsOfQuiz(lessonId);
  expect(found).toMatchObject({ attempts: 3, students: 2, passed: 1 });
  const score = (question: { readonly id: string }) =>
    found.scores.find(({ questionId }) => questionId === question.id);
  expect(score(pick)).toMatchObject({ attempts: 3, right: 2, unmarked: 0, points: 7, maxPoints: 9 });
  expect(score(word)).toMatchObject({ attempts: 2, right: 1, unmarked: 0, points: 1, maxPoints: 2 });
  expect(score(essay)).toMatchObject({ attempts: 2, right: 0, unmarked: 1, points: 0, maxPoints: 4 });
  const counts = found.answers.map(({ questionId, kind, value, count }) => [questionId, kind, value, count]);
  expect(new Set(counts)).toEqual(
    new Set([
      [pick.id, "ANSWER", "", 3],
      [word.id, "ANSWER", "", 2],
      [essay.id, "ANSWER", "", 1],
      [pick.id, "CHOICE", right, 2],
      [pick.id, "CHOICE", wrong, 1],
      [word.id, "TEXT", "reef knot", 2],
    ]),
  );
});

import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { CoursesHarness, weaving } from "../../testing/courses-harness.js";

let shop: CoursesHarness;
let course: any;
let tested: { readonly id: string };
let student: TestViewer;

const progress = `query ($id: ID!) { course(id: $id) { statistics {
  students completed lessons { lessonId completed next inactive } } } }`;
const answers = `query ($id: ID!) { quizStatistics(lessonId: $id) { lessonTitle attempts students passed averagePercent
  questions { question { text choices { id isCorrect } } attempts answers right unmarked pointsPercent
    choices { choiceId count } texts { text count } } } }`;
const start = `mutation ($id: ID!) { startQuizAttempt(lessonId: $id) { ... on QuizAttempt {
  id questions { id kind choices { id text } } } } }`;
const submit = `mutation ($input: AnswerQuizInput!) { submitQuizAttempt(input: $input) { ... on QuizAttempt { isPassed } } }`;

beforeAll(async () => {
  shop = await CoursesHarness.create();
  const choices = [{ text: "Warp", isCorrect: true }, { text: "Weft" }];
  const questions = [
    { kind: "SINGLE_CHOICE", text: "Lengthwise?", points: 3, choices },
    { kind: "SHORT_TEXT", text: "Crosswise?", points: 1, patterns: ["weft"] },
  ];
  const lessons = [
    { title: "Hello", externalUrl: "/media/hello.mp4" },
    { title: "Test", quiz: { questions } },
  ];
  course = await shop.publishedCourse({ ...weaving, sections: [{ title: "All", lessons }] });
  tested = course.sections[0].lessons[1];
  student = shop.person("Ina");
  await shop.enrollBuyer(student.id, [course.product.id]);
});

afterAll(async () => shop[Symbol.asyncDispose]());

const read = async (query: string, id: string, as?: TestViewer) => (await shop.execute(query, { id }, as)).data;

test("the instructor and admins see the progress and the answers of a course", async () => {
  const { startQuizAttempt } = (await shop.execute(start, { id: tested.id }, student)).data;
  const [pick, word] = startQuizAttempt.questions;
  const warp = pick.choices.find(({ text }: { text: string }) => text === "Warp").id;
  const given = [
    { questionId: pick.id, choiceIds: [warp] },
    { questionId: word.id, text: "Woof" },
  ];
  await shop.execute(submit, { input: { attemptId: startQuizAttempt.id, answers: given } }, student);
  for (const viewer of [shop.instructor, shop.admin]) {
    const { course: seen } = await read(progress, course.id, viewer);
    expect(seen.statistics).toEqual({
      students: 1,
      completed: 0,
      lessons: [
        { lessonId: course.sections[0].lessons[0].id, completed: 0, next: 1, inactive: 0 },
        { lessonId: tested.id, completed: 1, next: 0, inactive: 0 },
      ],
    });
    const { quizStatistics } = await read(answers, tested.id, viewer);
    const totals = { lessonTitle: "Test", attempts: 1, students: 1, passed: 1, averagePercent: 75 };
    expect(quizStatistics).toMatchObject(totals);
    const numbers = { attempts: 1, answers: 1, unmarked: 0 };
    expect(quizStatistics.questions).toMatchObject([
      { ...numbers, right: 1, pointsPercent: 100, choices: [{ choiceId: warp, count: 1 }, { count: 0 }], texts: [] },
      { ...numbers, right: 0, pointsPercent: 0, choices: [], texts: [{ text: "woof", count: 1 }] },
    ]);
  }
});

test("others get no statistics", async () => {
  const other = { id: crypto.randomUUID(), role: "INSTRUCTOR" } as const;
  for (const viewer of [student, other, undefined])
    expect((await read(progress, course.id, viewer)).course).toEqual({ statistics: null });
  expect(await read(answers, tested.id, other)).toEqual({ quizStatistics: null });
  const refused = await shop.execute(answers, { id: tested.id }, student);
  expect(refused.errors[0].extensions.code).toBe("FORBIDDEN");
});

test.each([
  ["a lesson without a quiz", () => course.sections[0].lessons[0].id],
  ["an unknown id", () => "lesson"],
])("%s has no statistics of answers", async (_name, idOf) => {
  expect(await read(answers, idOf(), shop.instructor)).toEqual({ quizStatistics: null });
});

test("the statistics take a fixed number of statements", async () => {
  expect(await shop.statementsOf(progress, { id: course.id }, shop.instructor)).toBe(2);
  expect(await shop.statementsOf(answers, { id: tested.id }, shop.instructor)).toBe(5);
});

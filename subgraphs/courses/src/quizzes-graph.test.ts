import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { CoursesHarness, weaving } from "./testing/courses-harness.js";

let shop: CoursesHarness;

const attemptView = `fragment AttemptView on QuizAttempt { id endsAt secondsLeft submittedAt points maxPoints isPassed
  questions { id kind text points choices { id text } answer { choiceIds text }
    result { points comment explanation correctChoiceIds patterns } } }`;
const result = `__typename ... on QuizAttempt { ...AttemptView } ... on Problem { code message } ... on Conflict { field }`;
const invalid = `... on InvalidInput { fields { path message } }`;

/** Each text that only the author may see begins with this word. */
const secret = "Solution";
const [gold, silver, lead] = [randomUUID(), randomUUID(), randomUUID()];
const [metal, spelling, essay] = [randomUUID(), randomUUID(), randomUUID()];
const quiz = {
  passPercent: 60,
  maxAttempts: 2,
  questions: [
    {
      id: metal,
      kind: "MULTIPLE_CHOICE",
      text: "Which are **noble**?",
      points: 2,
      explanation: `${secret}: gold and silver.`,
      choices: [
        { id: lead, text: "Lead" },
        { id: gold, text: "Gold", isCorrect: true },
        { id: silver, text: "Silver", isCorrect: true },
      ],
    },
    { id: spelling, kind: "SHORT_TEXT", text: "Spell it.", points: 1, patterns: [`${secret}*`] },
    { id: essay, kind: "FREE_TEXT", text: "Explain.", points: 2 },
  ],
};

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(() => shop.reset());

afterAll(async () => shop[Symbol.asyncDispose]());

/** A published course with one quiz, and an enrolled student. */
async function aQuiz(change: object = {}) {
  const lessons = [{ title: "Test", quiz: { ...quiz, ...change } }];
  const course = await shop.publishedCourse({ sections: [{ title: "One", lessons }] });
  const [student, orderId] = [shop.person("Ina"), randomUUID()];
  await shop.enrollBuyer(student.id, [course.product.id], orderId);
  return { course, student, orderId, lessonId: course.sections[0].lessons[0].id as string };
}

async function mutate(name: string, argument: "lessonId" | "input", value: unknown, as: TestViewer): Promise<any> {
  const type = name === "markQuizAttempt" ? "MarkQuizAttemptInput!" : "AnswerQuizInput!";
  const query =
    argument === "input"
      ? `${attemptView} mutation ($value: ${type}) { ${name}(input: $value) { ${result} ${invalid} } }`
      : `${attemptView} mutation ($value: ID!) { ${name}(lessonId: $value) { ${result} } }`;
  const { data, errors } = await shop.execute(query, { value }, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}

const start = (lessonId: string, as: TestViewer) => mutate("startQuizAttempt", "lessonId", lessonId, as);
const save = (input: object, as: TestViewer) => mutate("saveQuizAnswers", "input", input, as);
const submit = (input: object, as: TestViewer) => mutate("submitQuizAttempt", "input", input, as);
const mark = (input: object, as: TestViewer) => mutate("markQuizAttempt", "input", input, as);

async function seen(courseId: string, as?: TestViewer): Promise<any> {
  const query = `${attemptView} query ($id: ID) { course(id: $id) {
    sections { lessons { kind quiz { passPercent questionCount maxPoints attemptsLeft attempts { ...AttemptView } } } }
    myEnrollment { completedAt } attemptsToMark { nodes { ...AttemptView student { fullName } lesson { title } } totalCount } } }`;
  const { course } = (await shop.execute(query, { id: courseId }, as)).data;
  return { ...course, lesson: course.sections[0].lessons[0] };
}

test("a quiz is failed, marked by hand, and passed, which completes the course", async () => {
  const { course, student, lessonId } = await aQuiz();
  const started = await start(lessonId, student);
  expect(started).toMatchObject({
    endsAt: null,
    secondsLeft: null,
    submittedAt: null,
    points: null,
    maxPoints: 5,
    isPassed: null,
  });
  expect(started.questions.map(({ result: none }: any) => none)).toEqual([null, null, null]);
  expect(await start(lessonId, student)).toEqual(started);
  const attemptId = started.id;
  const first = await save({ attemptId, answers: [{ questionId: metal, choiceIds: [gold, lead] }] }, student);
  expect(first.questions[0].answer).toEqual({ choiceIds: [gold, lead], text: null });
  const input = { attemptId, answers: [{ questionId: spelling, text: "no" }] };
  const failed = await submit(input, student);
  expect(failed).toMatchObject({ points: 0, isPassed: false });
  const { explanation } = quiz.questions[0] ?? {};
  const noSolution = { comment: null, correctChoiceIds: null, patterns: null };
  expect(failed.questions.map((each: any) => each.result)).toEqual([
    { points: 0, explanation, ...noSolution },
    { points: 0, explanation: null, ...noSolution },
    { points: 0, explanation: null, ...noSolution },
  ]);
  expect(await submit(input, student)).toEqual(failed);
  expect(await save(input, student)).toMatchObject({ code: "CONFLICT", field: "attemptId" });
  const second = await start(lessonId, student);
  const answers = [
    { questionId: metal, choiceIds: [silver, gold] },
    { questionId: essay, text: "Because." },
  ];
  const waiting = await submit({ attemptId: second.id, answers }, student);
  expect(waiting).toMatchObject({ points: null, isPassed: null });
  const readAttempt = `${attemptView} query ($id: ID!) { quizAttempt(id: $id) { ...AttemptView } }`;
  const read = (await shop.execute(readAttempt, { id: second.id }, shop.instructor)).data.quizAttempt;
  expect(read.questions[0].result.correctChoiceIds).toEqual([gold, silver]);
  expect((await seen(course.id, student)).attemptsToMark).toBeNull();
  const listed = (await seen(course.id, shop.instructor)).attemptsToMark;
  expect(listed.nodes).toMatchObject([{ id: second.id, student: { fullName: "Ina" }, lesson: { title: "Test" } }]);
  expect(listed.totalCount).toBe(1);
  const marks = [{ questionId: essay, points: 1, comment: "Why?" }];
  expect(await mark({ attemptId: second.id, marks }, shop.instructor)).toMatchObject({ points: 3, isPassed: true });
  const after = await seen(course.id, student);
  expect(after.myEnrollment.completedAt).not.toBeNull();
  expect(after.lesson).toMatchObject({ kind: "QUIZ", quiz: { attemptsLeft: 0, questionCount: 3, maxPoints: 5 } });
  const [last] = after.lesson.quiz.attempts;
  expect(last.questions.map((each: any) => each.result)).toEqual([
    { points: 2, comment: null, explanation, correctChoiceIds: [gold, silver], patterns: null },
    { points: 0, comment: null, explanation: null, correctChoiceIds: null, patterns: [`${secret}*`] },
    { points: 1, comment: "Why?", explanation: null, correctChoiceIds: null, patterns: null },
  ]);
  expect(await start(lessonId, student)).toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("no attempt left"),
  });
  expect((await seen(course.id, shop.instructor)).attemptsToMark.nodes).toEqual([]);
});

test("the export of personal data has the answers without the solutions, and erasure deletes them", async () => {
  const { student, lessonId } = await aQuiz();
  const { id: attemptId } = await start(lessonId, student);
  const answers = [
    { questionId: metal, choiceIds: [silver, lead] },
    { questionId: essay, text: "Because." },
  ];
  await submit({ attemptId, answers }, student);
  const person = { userId: student.id, email: student.email };
  const asAccounts = async (query: string) =>
    (await shop.serviceContext.execute(shop.subgraph, query, { person }, { from: "accounts" })).data;
  const exported = async () =>
    (await asAccounts(`query ($person: PersonInput!) { personalData(person: $person) }`)).personalData.enrollments[0]
      .quizAttempts;
  expect(await exported()).toEqual([
    {
      lesson: "Test",
      startedAt: expect.any(String),
      submittedAt: expect.any(String),
      isPassed: null,
      answers: [
        { question: "Which are **noble**?", answer: "Silver, Lead", fileIds: null, points: 0, comment: null },
        { question: "Explain.", answer: "Because.", fileIds: null, points: null, comment: null },
      ],
    },
  ]);
  await asAccounts(`mutation ($person: PersonInput!) { erasePersonalData(person: $person) }`);
  expect(await exported()).toBeNull();
});

test("any number of quizzes and attempts takes the same statements", async () => {
  const costs = async (count: number) => {
    const lessons = Array.from({ length: count }, () => ({
      title: "Test",
      quiz: { questions: [{ kind: "FREE_TEXT", text: "Why?" }] },
    }));
    const course = await shop.publishedCourse({ sections: [{ title: "One", lessons }] });
    const student = shop.person("Ina");
    await shop.enrollBuyer(student.id, [course.product.id]);
    for (const { id } of course.sections[0].lessons) {
      const { id: attemptId, questions } = await start(id, student);
      await submit({ attemptId, answers: [{ questionId: questions[0].id, text: "So." }] }, student);
    }
    const taken = `query ($id: ID) { course(id: $id) { sections { lessons { quiz { attemptsLeft
      attempts { id questions { text result { comment } } } } } } } }`;
    const marked = `query ($id: ID) { course(id: $id) { attemptsToMark { totalCount nodes {
      lesson { title } student { fullName } questions { text } } } } }`;
    const drafted = `query ($id: ID) { course(id: $id) { draft { sections { lessons { quiz { questions { text } } } } } } }`;
    const { id } = course;
    return [
      await shop.statementsOf(taken, { id }, student),
      await shop.statementsOf(marked, { id }, shop.instructor),
      await shop.statementsOf(drafted, { id }, shop.instructor),
    ];
  };
  expect(await costs(6)).toEqual(await costs(1));
});

test("a lesson with a quiz is completed only by passing it", async () => {
  const { student, lessonId } = await aQuiz();
  const query = `mutation ($id: ID!) { completeLesson(lessonId: $id) { __typename ... on Conflict { message } } }`;
  expect((await shop.execute(query, { id: lessonId }, student)).data.completeLesson).toEqual({
    __typename: "Conflict",
    message: "Pass the quiz of the lesson: that completes it.",
  });
});

test("an attempt keeps its questions when the quiz changes with the next publication", async () => {
  const { course, student, lessonId } = await aQuiz({ timeLimitMinutes: 10, passPercent: 40 });
  const started = await start(lessonId, student);
  const attemptId = started.id;
  expect(started.secondsLeft).toBeGreaterThan(9 * 60);
  await save({ attemptId, answers: [{ questionId: metal, choiceIds: [gold, silver] }] }, student);
  const sections = [
    {
      id: course.sections[0].id,
      title: "One",
      lessons: [{ id: lessonId, title: "Test", quiz: { questions: quiz.questions.slice(1) } }],
    },
  ];
  const input = { courseId: course.id, expectedVersion: 1, sections };
  expect(await shop.saveCurriculum(input)).toMatchObject({ __typename: "Course" });
  const draft = `query ($id: ID) { course(id: $id) { draft { changes { kind parts } sections { lessons { kind quiz {
    passPercent questions { id kind text points explanation patterns choices { id text isCorrect } } } } } } } }`;
  const drafted = (await shop.execute(draft, { id: course.id }, shop.instructor)).data.course.draft;
  expect(drafted.changes).toEqual([{ kind: "CHANGED", parts: ["QUIZ"] }]);
  expect(drafted.sections[0].lessons[0].quiz.questions).toMatchObject([{ id: spelling, patterns: [`${secret}*`] }, {}]);
  expect((await seen(course.id, student)).lesson.quiz.questionCount).toBe(3);
  await shop.publishCourse(course.id);
  expect((await seen(course.id, student)).lesson.quiz).toMatchObject({ questionCount: 2, passPercent: 50 });
  const ended = await submit({ attemptId, answers: [] }, student);
  expect(ended).toMatchObject({ secondsLeft: null, points: 2, maxPoints: 5, isPassed: true });
});

test.each<[string, object, string, string]>([
  ["no questions", { questions: [] }, "questions", "must be at least 1 question"],
  ["a pass mark above 100", { passPercent: 101 }, "passPercent", "must be at most 100"],
  [
    "two right choices",
    { questions: [{ ...quiz.questions[0], kind: "SINGLE_CHOICE" }] },
    "questions.0.choices",
    "must have exactly 1 right choice",
  ],
  [
    "a text without patterns",
    { questions: [{ kind: "SHORT_TEXT", text: "?" }] },
    "questions.0.patterns",
    "must be at least 1 text",
  ],
  [
    "an ordering with a right choice",
    { questions: [{ ...quiz.questions[0], kind: "ORDERING" }] },
    "questions.0.choices",
    "must be in the right order, without isCorrect",
  ],
  [
    "an id twice",
    { questions: [quiz.questions[1], quiz.questions[1]] },
    "questions.1.id",
    "is the id of another part of this quiz",
  ],
])("a quiz with %s is refused", async (_case, bad, path, message) => {
  const lessons = [{ title: "Test", quiz: { ...quiz, ...bad } }];
  const { fields } = await shop.createCourse({ ...weaving, sections: [{ title: "One", lessons }] });
  expect(fields).toContainEqual({ path: `sections.0.lessons.0.quiz.${path}`, message });
});
test.each<[string, object, string, string]>([
  ["an unknown question", { questionId: randomUUID() }, "questionId", "is no question of this quiz"],
  [
    "a choice of another question",
    { choiceIds: [randomUUID()] },
    "choiceIds",
    "must be choices of the question, each once",
  ],
  ["a choice twice", { choiceIds: [gold, gold] }, "choiceIds", "must be choices of the question, each once"],
  ["a text for choices", { text: "Gold" }, "text", "must be left out for choices"],
  ["a long text", { questionId: spelling, text: "a".repeat(501) }, "text", "must be at most 500 characters"],
])("an answer with %s is refused, and nothing is saved", async (_case, bad, field, message) => {
  const { student, lessonId } = await aQuiz();
  const { id: attemptId } = await start(lessonId, student);
  const answers = [
    { questionId: essay, text: "Because." },
    { questionId: metal, ...bad },
  ];
  expect(await submit({ attemptId, answers }, student)).toMatchObject({
    fields: [{ path: `answers.1.${field}`, message }],
  });
  expect((await start(lessonId, student)).questions.map(({ answer }: any) => answer)).toEqual([null, null, null]);
});

test("no other viewer takes or marks an attempt, and a refund ends it", async () => {
  const { course, student, lessonId, orderId } = await aQuiz();
  const { id: attemptId } = await start(lessonId, student);
  const stranger = shop.person("Kim");
  expect(await start(lessonId, stranger)).toMatchObject({ code: "NOT_FOUND" });
  const found = async (viewer: TestViewer) => {
    const query = `query ($id: ID!) { quizAttempt(id: $id) { id } }`;
    return (await shop.execute(query, { id: attemptId }, viewer)).data.quizAttempt?.id;
  };
  expect(await Promise.all([student, stranger, shop.instructor].map(found))).toEqual([attemptId, undefined, undefined]);
  for (const viewer of [stranger, shop.instructor])
    expect(await submit({ attemptId, answers: [] }, viewer)).toMatchObject({ code: "NOT_FOUND" });
  const marks = [{ questionId: essay, points: 2 }];
  expect(await mark({ attemptId, marks }, student)).toMatchObject({ code: "NOT_FOUND" });
  expect(await mark({ attemptId, marks }, shop.instructor)).toMatchObject({ code: "CONFLICT", field: "attemptId" });
  const bad = [
    { questionId: essay, points: 3 },
    { questionId: metal, points: 1 },
  ];
  expect(await mark({ attemptId, marks: bad }, shop.admin)).toMatchObject({
    fields: [{ path: "marks.0.points", message: "must be at most 2" }, { path: "marks.1.questionId" }],
  });
  await shop.endEnrollments(student.id, [course.product.id], orderId);
  expect(await submit({ attemptId, answers: [] }, student)).toMatchObject({ code: "NOT_FOUND" });
});

test("two submissions at once give one result", async () => {
  const { student, lessonId } = await aQuiz({ passPercent: 0 });
  const attempts = await Promise.all(Array.from({ length: 4 }, () => start(lessonId, student)));
  expect(new Set(attempts.map(({ id }) => id)).size).toBe(1);
  const results = await Promise.all(
    [gold, silver, lead].map((choice) =>
      submit({ attemptId: attempts[0].id, answers: [{ questionId: metal, choiceIds: [choice] }] }, student),
    ),
  );
  expect(new Set(results.map((each) => JSON.stringify(each))).size).toBe(1);
});

test("instructors read GIFT", async () => {
  const query = `query ($text: String!) { giftQuestions(text: $text) {
    questions { kind text choices { text isCorrect } } problems { line message } } }`;
  const text = "Two and two?{=4 ~5}\n\nMatch{=a -> b =c -> d}";
  expect((await shop.execute(query, { text }, shop.instructor)).data.giftQuestions).toEqual({
    questions: [
      {
        kind: "SINGLE_CHOICE",
        text: "Two and two?",
        choices: [
          { text: "4", isCorrect: true },
          { text: "5", isCorrect: false },
        ],
      },
    ],
    problems: [{ line: 3, message: "matches pairs, which a quiz does not have" }],
  });
  expect((await shop.execute(query, { text }, shop.student)).errors[0].extensions.code).toBe("FORBIDDEN");
  const long = await shop.execute(query, { text: "a".repeat(200_001) }, shop.instructor);
  expect(long.errors[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "text" });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { CoursesHarness } from "./testing/courses-harness.js";

let shop: CoursesHarness;

const [essay, photo, text] = [randomUUID(), randomUUID(), randomUUID()];
const files = [
  { id: essay, kind: "UPLOAD", text: "Hand in your essay.", points: 8 },
  { id: photo, kind: "UPLOAD", text: "Hand in a photo.", points: 2 },
];
const attemptView = `__typename ... on QuizAttempt { id points isPassed submittedAt questions { id answer { fileIds files { id } text }
  result { points comment } } } ... on Problem { code message } ... on InvalidInput { fields { path message } }`;

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(() => shop.reset());

afterAll(async () => shop[Symbol.asyncDispose]());

/** A published course with one assignment, and a student with an attempt. */
async function anAssignment(questions: readonly object[] = files) {
  const lessons = [{ title: "Essay", quiz: { questions } }];
  const course = await shop.publishedCourse({ sections: [{ title: "One", lessons }] });
  const [student, orderId] = [shop.person("Ina"), randomUUID()];
  await shop.enrollBuyer(student.id, [course.product.id], orderId);
  const lessonId: string = course.sections[0].lessons[0].id;
  return { course, student, orderId, lessonId, attemptId: await start(lessonId, student) };
}

async function start(lessonId: string, as: TestViewer): Promise<string> {
  const query = `mutation ($id: ID!) { startQuizAttempt(lessonId: $id) { ... on QuizAttempt { id } } }`;
  return (await shop.execute(query, { id: lessonId }, as)).data.startQuizAttempt.id;
}

async function answer(name: "saveQuizAnswers" | "submitQuizAttempt", input: object, as: TestViewer): Promise<any> {
  const query = `mutation ($input: AnswerQuizInput!) { ${name}(input: $input) { ${attemptView} } }`;
  const { data, errors } = await shop.execute(query, { input }, as);
  return errors ? errors[0].extensions : data[name];
}

const save = (input: object, as: TestViewer) => answer("saveQuizAnswers", input, as);
const submit = (input: object, as: TestViewer) => answer("submitQuizAttempt", input, as);

async function mark(input: object, as: TestViewer = shop.instructor): Promise<any> {
  const query = `mutation ($input: MarkQuizAttemptInput!) { markQuizAttempt(input: $input) { ${attemptView} } }`;
  return (await shop.execute(query, { input }, as)).data.markQuizAttempt;
}

async function mayRead(attemptId: string, fileId: string, viewer: TestViewer | null): Promise<boolean> {
  const input = { lessonId: attemptId, fileId, userId: viewer?.id ?? null, role: viewer?.role ?? null };
  const query = `query ($input: LessonFileInput!) { mayReadLessonFile(input: $input) }`;
  const { data } = await shop.serviceContext.execute(shop.subgraph, query, { input }, { from: "media" });
  return data.mayReadLessonFile;
}

test("an assignment is handed in by files, marked with a comment, and passed", async () => {
  const { course, student, lessonId, attemptId } = await anAssignment();
  const [first, second] = [shop.file(student.id), shop.file(student.id, "a".repeat(64))];
  const answers = [{ questionId: essay, fileIds: [first.toUpperCase()] }];
  const saved = await save({ attemptId, answers }, student);
  expect(saved.questions[0].answer).toEqual({ fileIds: [first], files: [{ id: `${attemptId}.${first}` }], text: null });
  // media keeps these files already
  shop.media.isDown = true;
  expect(await save({ attemptId, answers }, student)).toMatchObject({ id: attemptId });
  const more = { attemptId, answers: [{ questionId: photo, fileIds: [second] }] };
  expect(await submit(more, student)).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", service: "media" });
  shop.media.isDown = false;
  expect(await submit(more, student)).toMatchObject({ points: null, isPassed: null });
  const query = `query ($id: ID) { course(id: $id) { sections { lessons { kind } }
    attemptsToMark { nodes { id questions { answer { files { id } } } } } } }`;
  const seen = (await shop.execute(query, { id: course.id }, shop.instructor)).data.course;
  expect(seen.sections[0].lessons).toEqual([{ kind: "ASSIGNMENT" }]);
  const [waiting] = seen.attemptsToMark.nodes;
  expect(waiting.questions.map((each: any) => each.answer.files[0].id)).toEqual([
    `${attemptId}.${first}`,
    `${attemptId}.${second}`,
  ]);
  const marks = [
    { questionId: essay, points: 5, comment: "Good." },
    { questionId: photo, points: 0 },
  ];
  expect(await mark({ attemptId, marks })).toMatchObject({ points: 5, isPassed: true });
  const done = `query ($id: ID) { course(id: $id) { myEnrollment { completedLessonIds } } }`;
  const after = (await shop.execute(done, { id: course.id }, student)).data.course;
  expect(after.myEnrollment.completedLessonIds).toEqual([lessonId]);
});

test.each<[string, (student: TestViewer) => object, string, string]>([
  ["a file of another user", () => ({ fileIds: [shop.file()] }), "fileIds.0", "is no file of yours"],
  ["an unknown file", (as) => ({ fileIds: [shop.file(as.id), randomUUID()] }), "fileIds.1", "is no file of yours"],
  ["the checksum of a picture", (as) => ({ fileIds: [(shop.file(as.id, "b"), "b")] }), "fileIds.0", "is no file of"],
  ["six files", () => ({ fileIds: Array.from({ length: 6 }, () => randomUUID()) }), "fileIds", "at most 5 files"],
  ["a file twice", (as) => ({ fileIds: Array(2).fill(shop.file(as.id)) }), "fileIds", "must not repeat a file"],
  ["a text", () => ({ text: "Here." }), "text", "must be left out for this kind"],
  ["files for a text", (as) => ({ questionId: text, fileIds: [shop.file(as.id)] }), "fileIds", "must be left out"],
])("refuses %s", async (_case, answerOf, path, message) => {
  const { student, attemptId } = await anAssignment([...files, { id: text, kind: "FREE_TEXT", text: "Why?" }]);
  const answers = [{ questionId: essay }, { questionId: photo, ...answerOf(student) }];
  const fields = [{ path: `answers.1.${path}`, message: expect.stringContaining(message) }];
  expect(await save({ attemptId, answers }, student)).toEqual({
    __typename: "InvalidInput",
    code: "VALIDATION_FAILED",
    message: expect.any(String),
    fields,
  });
  const missing = { attemptId: randomUUID(), answers };
  if (path !== "fileIds") expect(await save(missing, student)).toMatchObject({ __typename: "NotFound" });
});

test("a file of an answer is for its student, and once handed in for the instructor and admins", async () => {
  const { course, student, orderId, attemptId } = await anAssignment();
  const [fileId, removed] = [shop.file(student.id), shop.file(student.id)];
  await save({ attemptId, answers: [{ questionId: essay, fileIds: [removed] }] }, student);
  expect(await mayRead(attemptId, removed, student)).toBe(true);
  await save({ attemptId, answers: [{ questionId: essay, fileIds: [fileId] }] }, student);
  expect(await mayRead(attemptId, removed, student)).toBe(false);
  expect(await mayRead(attemptId, fileId, student)).toBe(true);
  expect(await mayRead(attemptId, fileId, shop.instructor)).toBe(false);
  await submit({ attemptId, answers: [] }, student);
  for (const viewer of [student, shop.instructor, shop.admin])
    expect(await mayRead(attemptId, fileId, viewer)).toBe(true);
  const other = shop.person("Olive");
  await shop.enrollBuyer(other.id, [course.product.id]);
  const demoted = { ...shop.instructor, role: "CUSTOMER" } as const;
  for (const viewer of [null, other, shop.student, { id: randomUUID(), role: "INSTRUCTOR" } as const, demoted])
    expect(await mayRead(attemptId, fileId, viewer)).toBe(false);
  for (const viewer of [student, shop.admin])
    expect(await mayRead(attemptId, shop.file(student.id), viewer)).toBe(false);
  await shop.endEnrollments(student.id, [course.product.id], orderId);
  for (const viewer of [student, shop.instructor]) expect(await mayRead(attemptId, fileId, viewer)).toBe(false);
});

test("the export of personal data has the ids of the files, and after the erasure nobody may read them", async () => {
  const { student, attemptId } = await anAssignment();
  const fileId = shop.file(student.id);
  await submit({ attemptId, answers: [{ questionId: essay, fileIds: [fileId] }] }, student);
  const person = { userId: student.id, email: student.email };
  const asAccounts = async (query: string) =>
    (await shop.serviceContext.execute(shop.subgraph, query, { person }, { from: "accounts" })).data;
  const { personalData } = await asAccounts(`query ($person: PersonInput!) { personalData(person: $person) }`);
  expect(personalData.enrollments[0].quizAttempts[0].answers).toMatchObject([{ answer: null, fileIds: [fileId] }]);
  const uses = `query ($keys: [String!]!) { fileUses(keys: $keys) { typename ownerId } }`;
  const usesOf = async () =>
    (await shop.serviceContext.execute(shop.subgraph, uses, { keys: [fileId] }, { from: "media" })).data.fileUses;
  expect(await usesOf()).toEqual([{ typename: "Course", ownerId: null }]);
  await asAccounts(`mutation ($person: PersonInput!) { erasePersonalData(person: $person) }`);
  expect(await usesOf()).toEqual([]);
  expect(await mayRead(attemptId, fileId, shop.instructor)).toBe(false);
});

test("the last mark of an attempt mails its points to the student, once", async () => {
  const { course, student, lessonId, attemptId } = await anAssignment();
  const answers = [essay, photo].map((questionId) => ({ questionId, fileIds: [shop.file(student.id)] }));
  await submit({ attemptId, answers }, student);
  const mails = () => shop.notifications.inputs.filter(({ eventId }) => eventId === `answersMarked:${attemptId}`);
  const give = (questionId: string, points: number) => mark({ attemptId, marks: [{ questionId, points }] });
  await give(essay, 5);
  await give(essay, 6);
  // a job that was enqueued before it has run
  await shop.runJob("submitEndedAttempts");
  expect(mails()).toEqual([]);
  await give(photo, 1);
  await until(() => mails().length > 0);
  const link = `https://shop.example.com/learn/${course.slug}/${lessonId}`;
  const titles = { courseTitle: course.title, lessonTitle: "Essay" };
  const data = { ...titles, points: 7, maxPoints: 10, isPassed: true, link };
  const mail = { field: "notify", eventId: `answersMarked:${attemptId}`, kind: "ANSWERS_MARKED", userId: student.id };
  expect(mails()).toEqual([{ ...mail, data }]);
  await give(photo, 2);
  await shop.runJob("submitEndedAttempts");
  expect(mails()).toHaveLength(1);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { CoursesHarness } from "../../testing/courses-harness.js";

let shop: CoursesHarness;
let course: any;
let lesson: string;
let locked: string;
let author: TestViewer & { id: string };
let classmate: TestViewer & { id: string };

const view = `id text authorName authorRole isMine isOpen lessonTitle editedAt
  answers { id text authorName authorRole isMine }`;
const result = `__typename ... on LessonQuestion { ${view} } ... on Problem { code message } ... on InvalidInput { fields { path message } }`;
const ask = `mutation ($input: AskLessonQuestionInput!) { result: askLessonQuestion(input: $input) { ${result} } }`;
const answer = `mutation ($input: AnswerLessonQuestionInput!) { result: answerLessonQuestion(input: $input) { ${result} } }`;
const edit = `mutation ($input: EditLessonPostInput!) { result: editLessonPost(input: $input) { ${result} } }`;
const remove = `mutation ($id: ID!) { result: deleteLessonPost(id: $id) { __typename } }`;
const list = `query ($id: ID!) { result: lessonQuestions(lessonId: $id) { totalCount nodes { ${view} } } }`;
const one = `query ($id: ID!) { result: lessonQuestion(id: $id) { ${view} } }`;
const open = `query ($id: ID!) { course(id: $id) { openLessonQuestions { totalCount nodes { id } } } }`;

beforeAll(async () => {
  shop = await CoursesHarness.create();
  const lessons = [{ title: "Now" }, { title: "Later", opensAfterDays: 3 }];
  course = await shop.publishedCourse({ sections: [{ title: "All", lessons }] });
  [lesson, locked] = course.sections[0].lessons.map(({ id }: { id: string }) => id);
  [author, classmate] = [await student("Ina"), await student(null)];
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function student(name: string | null) {
  const person = shop.person(name);
  await shop.enrollBuyer(person.id, [course.product.id]);
  return person;
}

async function run(query: string, variables: object, as?: TestViewer) {
  const { data } = await shop.execute(query, { ...variables }, as);
  return data.result;
}

const newQuestion = (text = "Why?", as: TestViewer = author) => run(ask, { input: { lessonId: lesson, text } }, as);

test("students and the instructor discuss a lesson", async () => {
  const question = await newQuestion(" Why?\n\nHow? ");
  expect(question).toMatchObject({ text: "Why?\n\nHow?", authorName: "Ina", authorRole: "STUDENT", isOpen: true });
  await run(answer, { input: { questionId: question.id, text: "No idea." } }, classmate);
  await run(answer, { input: { questionId: question.id, text: "Because." } }, shop.instructor);
  const { totalCount, nodes } = await run(list, { id: lesson }, author);
  expect([totalCount, nodes]).toMatchObject([
    1,
    [
      {
        isMine: true,
        isOpen: false,
        lessonTitle: "Now",
        answers: [
          { text: "No idea.", authorName: null, authorRole: "STUDENT", isMine: false },
          { text: "Because.", authorRole: "INSTRUCTOR", isMine: false },
        ],
      },
    ],
  ]);
  const edited = await run(edit, { input: { id: nodes[0].answers[0].id, text: "An idea." } }, classmate);
  expect(edited.answers[0]).toMatchObject({ text: "An idea.", isMine: true });
});

test("a question is mailed to the instructor, and each answer of others to its author, once", async () => {
  const ben = await student("Ben");
  const own = randomUUID();
  const input = { id: own, lessonId: lesson, text: "Why?" };
  for (let count = 0; count < 2; count += 1) await run(ask, { input }, ben);
  for (const viewer of [ben, classmate, shop.instructor])
    await run(answer, { input: { questionId: own, text: "So." } }, viewer);
  const about = (): any[] => shop.notifications.inputs.filter(({ data }) => data?.link?.endsWith(`?question=${own}`));
  await until(async () => about().length >= 3);
  const link = `https://shop.example.com/learn/${course.slug}/${lesson}?question=${own}`;
  const data = { courseTitle: course.title, lessonTitle: "Now", link };
  const mails = about().toSorted((a, b) => a.kind.localeCompare(b.kind));
  expect(mails).toMatchObject([
    { kind: "LESSON_ANSWER", userId: ben.id, data },
    { kind: "LESSON_ANSWER", userId: ben.id, data },
    { kind: "LESSON_QUESTION", userId: shop.instructor.id, eventId: own, data },
  ]);
});

test("only those to whom the lesson is open read and write its questions", async () => {
  const { id } = await newQuestion();
  const stranger = shop.person("Eve");
  const teacher = { id: randomUUID(), role: "INSTRUCTOR" } as const;
  for (const viewer of [stranger, teacher]) {
    expect([await run(list, { id: lesson }, viewer), await run(one, { id }, viewer)]).toEqual([null, null]);
    const input = { questionId: id, text: "!" };
    for (const refused of [await newQuestion("?", viewer), await run(answer, { input }, viewer)])
      expect(refused).toMatchObject({ __typename: "NotFound" });
  }
  for (const viewer of [classmate, shop.instructor, shop.admin])
    expect(await run(one, { id }, viewer)).toMatchObject({ id });
  expect(await run(list, { id: locked }, author)).toBeNull();
  expect(await run(ask, { input: { lessonId: locked, text: "?" } }, author)).toMatchObject({ __typename: "NotFound" });
  const { id: hidden } = await run(ask, { input: { lessonId: locked, text: "?" } }, shop.admin);
  expect(await run(one, { id: hidden }, author)).toBeNull();
  expect(await run(one, { id: "no-id" }, author)).toBeNull();
  const { errors } = await shop.execute(list, { id: lesson });
  expect(errors[0].extensions.code).toBe("UNAUTHENTICATED");
});

test("authors edit and delete their own texts, and the instructor and admins delete all", async () => {
  const { id } = await newQuestion();
  for (const viewer of [classmate, shop.instructor, shop.admin])
    expect(await run(edit, { input: { id, text: "Mine" } }, viewer)).toMatchObject({ __typename: "NotFound" });
  expect(await run(edit, { input: { id, text: "How?" } }, author)).toMatchObject({
    text: "How?",
    editedAt: expect.any(String),
  });
  const { answers } = await run(answer, { input: { questionId: id, text: "So." } }, classmate);
  expect(await run(remove, { id }, classmate)).toEqual({ __typename: "NotFound" });
  expect(await run(remove, { id: answers[0].id }, author)).toEqual({ __typename: "NotFound" });
  expect(await run(remove, { id: answers[0].id }, shop.instructor)).toEqual({ __typename: "DeletedLessonPost" });
  expect(await run(remove, { id }, author)).toEqual({ __typename: "DeletedLessonPost" });
  expect(await run(remove, { id: (await newQuestion()).id }, shop.admin)).toEqual({ __typename: "DeletedLessonPost" });
  expect(await run(remove, { id }, author)).toEqual({ __typename: "NotFound" });
});

test.each([
  ["", "must not be empty"],
  ["a".repeat(5001), "must be at most 5,000 characters"],
])("a text of a wrong length is InvalidInput", async (text, message) => {
  expect(await newQuestion(text)).toMatchObject({ fields: [{ path: "text", message }] });
});

test("the open questions of a course are for its instructor and admins", async () => {
  const { id } = await newQuestion();
  const openOf = async (as: TestViewer) =>
    (await shop.execute(open, { id: course.id }, as)).data.course.openLessonQuestions;
  expect(await openOf(author)).toBeNull();
  expect((await openOf(shop.admin)).nodes).toContainEqual({ id });
  await run(answer, { input: { questionId: id, text: "Because." } }, shop.admin);
  expect((await openOf(shop.instructor)).nodes).not.toContainEqual({ id });
});

test("a page of questions takes the same number of statements for one question and for many", async () => {
  const before = await shop.statementsOf(list, { id: lesson }, author);
  for (let count = 0; count < 3; count += 1) {
    const { id } = await newQuestion();
    await run(answer, { input: { questionId: id, text: "Because." } }, classmate);
  }
  expect(await shop.statementsOf(list, { id: lesson }, author)).toBe(before);
});

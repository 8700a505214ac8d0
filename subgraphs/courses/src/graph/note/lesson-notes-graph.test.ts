import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { CoursesHarness } from "../../testing/courses-harness.js";

let shop: CoursesHarness;
let lessonId: string;
let student: TestViewer;
let classmate: TestViewer;

const save = `mutation ($input: SaveLessonNoteInput!) { result: saveLessonNote(input: $input) {
  __typename ... on LessonNote { id text seconds } ... on Problem { code } ... on InvalidInput { fields { path message } } } }`;
const list = `query ($id: ID!) { result: lessonNotes(lessonId: $id) { id text seconds } }`;
const remove = `mutation ($id: ID!) { result: deleteLessonNote(id: $id) { __typename } }`;

beforeAll(async () => {
  shop = await CoursesHarness.create();
  const course = await shop.publishedCourse();
  lessonId = course.sections[0].lessons[1].id;
  const people = [shop.person("Ina"), shop.person("Ben")] as const;
  for (const { id } of people) await shop.enrollBuyer(id, [course.product.id]);
  [student, classmate] = people;
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function run(query: string, variables: object, as: TestViewer = student) {
  return (await shop.execute(query, { ...variables }, as)).data.result;
}

test("only its author reads, changes and deletes a note", async () => {
  const { id, ...note } = await run(save, { input: { lessonId, text: " A knot ", seconds: 90 } });
  expect(note).toEqual({ __typename: "LessonNote", text: "A knot", seconds: 90 });
  expect(await run(list, { id: lessonId })).toEqual([{ id, text: "A knot", seconds: 90 }]);
  for (const viewer of [classmate, shop.instructor, shop.admin]) {
    expect(await run(list, { id: lessonId }, viewer)).toEqual(viewer === classmate ? [] : null);
    expect(await run(save, { input: { id, lessonId, text: "!" } }, viewer)).toMatchObject({ __typename: "NotFound" });
    expect(await run(remove, { id }, viewer)).toEqual({ __typename: "NotFound" });
  }
  expect(await run(save, { input: { id, lessonId, text: "Two" } })).toMatchObject({ id, text: "Two", seconds: null });
  expect(await run(remove, { id })).toEqual({ __typename: "DeletedLessonNote" });
  expect(await run(list, { id: lessonId })).toEqual([]);
});

test.each([
  [{ text: " " }, "text"],
  [{ text: "a".repeat(5001) }, "text"],
  [{ seconds: -1 }, "seconds"],
  [{ seconds: 604_801 }, "seconds"],
  [{ id: "1" }, "id"],
])("a note with %j is InvalidInput", async (change, path) => {
  const input = { lessonId, text: "A knot", ...change };
  expect(await run(save, { input })).toMatchObject({ __typename: "InvalidInput", fields: [{ path }] });
});

test("a page of notes takes one statement", async () => {
  expect(await shop.statementsOf(list, { id: lessonId }, student)).toBe(1);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { CoursesHarness } from "./testing/courses-harness.js";

let shop: CoursesHarness;
const saveLessonPosition = `mutation ($lessonId: ID!, $seconds: Int!) {
  saveLessonPosition(lessonId: $lessonId, seconds: $seconds) {
    __typename ... on LessonPosition { lessonId seconds savedAt } ... on Problem { code }
    ... on InvalidInput { fields { path } } } }`;
const positions = `positions { lessonId seconds savedAt }`;
const myPositions = `{ myCourses { ${positions} } }`;

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function aStudentOf(...courses: any[]) {
  const student = { id: randomUUID(), role: "CUSTOMER" } as const;
  for (const { product } of courses) await shop.enrollBuyer(student.id, [product.id]);
  return student;
}

const lessonIdsOf = ({ sections }: any): string[] =>
  sections.flatMap(({ lessons }: any) => lessons.map(({ id }: { id: string }) => id));

async function save(lessonId: string | undefined, seconds: number, as?: Parameters<CoursesHarness["execute"]>[2]) {
  return (await shop.execute(saveLessonPosition, { lessonId, seconds }, as)).data.saveLessonPosition;
}

test("a position is saved and read back, is overwritten, and stays when the lesson is completed", async () => {
  const course = await shop.publishedCourse();
  const student = await aStudentOf(course);
  const [lessonId] = lessonIdsOf(course);
  const saved = await save(lessonId, 90, student);
  expect(saved).toEqual({ __typename: "LessonPosition", lessonId, seconds: 90, savedAt: expect.any(String) });
  const { __typename, ...position } = saved;
  expect((await shop.execute(myPositions, {}, student)).data.myCourses).toEqual([{ positions: [position] }]);
  await save(lessonId, 30, student);
  const complete = `mutation ($lessonId: ID!) { completeLesson(lessonId: $lessonId) { ... on Enrollment { ${positions} } } }`;
  const { completeLesson } = (await shop.execute(complete, { lessonId }, student)).data;
  expect(completeLesson.positions).toMatchObject([{ lessonId, seconds: 30 }]);
});

test("admins see the positions of a user, and another student sees only their own", async () => {
  const course = await shop.publishedCourse();
  const [student, other] = [await aStudentOf(course), await aStudentOf(course)];
  await save(lessonIdsOf(course)[0], 90, student);
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on User { enrollments { nodes { positions { seconds } } } } } }`;
  const variables = { r: [{ __typename: "User", id: student.id }] };
  const seen = async (viewer: typeof other | typeof shop.admin) =>
    (await shop.execute(query, variables, viewer)).data._entities[0].enrollments;
  expect(await seen(shop.admin)).toEqual({ nodes: [{ positions: [{ seconds: 90 }] }] });
  expect(await seen(other)).toBeNull();
  expect((await shop.execute(myPositions, {}, other)).data.myCourses).toEqual([{ positions: [] }]);
});

test.each([
  [-1, "InvalidInput"],
  [0, "LessonPosition"],
  [604_800, "LessonPosition"],
  [604_801, "InvalidInput"],
])("%d seconds are %s", async (seconds, expected) => {
  const course = await shop.publishedCourse();
  const answer = await save(lessonIdsOf(course)[0], seconds, await aStudentOf(course));
  expect(answer).toMatchObject({ __typename: expected });
  if (expected === "InvalidInput")
    expect(answer).toMatchObject({ code: "VALIDATION_FAILED", fields: [{ path: "seconds" }] });
});

test.each([
  ["of a course that the viewer is not enrolled in", undefined],
  ["that does not exist", randomUUID()],
  ["with a malformed id", "not-an-id"],
])("a lesson %s is NotFound", async (_case, given) => {
  const lessonId = given ?? lessonIdsOf(await shop.publishedCourse())[0];
  for (const viewer of [await aStudentOf(), shop.instructor, shop.admin])
    expect(await save(lessonId, 1, viewer)).toEqual({ __typename: "NotFound", code: "NOT_FOUND" });
});

test("a lesson is NotFound after the enrollment has ended", async () => {
  const course = await shop.publishedCourse();
  const [student, orderId] = [await aStudentOf(), randomUUID()];
  await shop.enrollBuyer(student.id, [course.product.id], orderId);
  const [lessonId] = lessonIdsOf(course);
  expect(await save(lessonId, 1, student)).toMatchObject({ seconds: 1 });
  await shop.endEnrollments(student.id, [course.product.id], orderId);
  expect(await save(lessonId, 2, student)).toMatchObject({ __typename: "NotFound" });
});

test.each([
  ["an anonymous viewer", undefined],
  ["a guest", { id: randomUUID(), role: "GUEST" } as const],
])("saving needs an account: %s is UNAUTHENTICATED", async (_who, viewer) => {
  const body = await shop.execute(saveLessonPosition, { lessonId: randomUUID(), seconds: 1 }, viewer);
  expect([body.data.saveLessonPosition, body.errors[0].extensions.code]).toEqual([null, "UNAUTHENTICATED"]);
});

test("a save takes one statement, and the positions of all enrollments take one more than the enrollments", async () => {
  const courses = [await shop.publishedCourse(), await shop.publishedCourse()];
  const [student, other] = [await aStudentOf(...courses), await aStudentOf(courses[0])];
  for (const course of courses) {
    const lessonId = lessonIdsOf(course)[0];
    expect(await shop.statementsOf(saveLessonPosition, { lessonId, seconds: 1 }, student)).toBe(1);
  }
  expect(await shop.statementsOf(myPositions, {}, student)).toBe(2);
  expect(await shop.statementsOf(myPositions, {}, other)).toBe(2);
});

test("the export of a person contains the positions, and the erasure deletes only theirs", async () => {
  const course = await shop.publishedCourse();
  const [student, other] = [await aStudentOf(course), await aStudentOf(course)];
  const [lessonId] = lessonIdsOf(course);
  for (const viewer of [student, other]) await save(lessonId, 90, viewer);
  const asAccounts = async (query: string): Promise<any> => {
    const person = { userId: student.id, email: "student@example.com" };
    return (await shop.serviceContext.execute(shop.subgraph, query, { person }, { from: "accounts" })).data;
  };
  const exported = async (): Promise<any> => {
    const { personalData } = await asAccounts(`query ($person: PersonInput!) { personalData(person: $person) }`);
    return personalData.enrollments[0].lessonPositions;
  };
  expect(await exported()).toEqual([{ lesson: "Hello", seconds: 90, savedAt: expect.any(String) }]);
  await asAccounts(`mutation ($person: PersonInput!) { erasePersonalData(person: $person) }`);
  expect(await exported()).toBeNull();
  expect((await shop.execute(myPositions, {}, student)).data.myCourses).toEqual([{ positions: [] }]);
  expect((await shop.execute(myPositions, {}, other)).data.myCourses).toMatchObject([{ positions: [{ seconds: 90 }] }]);
});

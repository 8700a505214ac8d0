import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { CoursesHarness, weaving } from "../../testing/courses-harness.js";

let shop: CoursesHarness;
let course: any;
let student: TestViewer & { id: string };

const view = `id subject text createdAt recipientCount mailedCount isMailed`;
const announceMutation = `mutation ($input: AnnounceToStudentsInput!) { result: announceToStudents(input: $input) {
  __typename ... on CourseAnnouncement { ${view} } ... on Problem { code message } ... on InvalidInput { fields { path message } }
  ... on Conflict { field } ... on AnnouncementLimitReached { nextAt } } }`;
const remove = `mutation ($id: ID!) { result: deleteAnnouncement(id: $id) { __typename } }`;
const list = `query ($id: ID!) { course(id: $id) { announcements { totalCount nodes { ${view} } } } }`;

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(async () => {
  course = await shop.publishedCourse();
  student = await newStudent();
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function newStudent(): Promise<TestViewer & { id: string }> {
  const person = shop.person("Ina");
  await shop.enrollBuyer(person.id, [course.product.id]);
  return person;
}

async function run(query: string, variables: object, as?: TestViewer) {
  return (await shop.execute(query, { ...variables }, as)).data.result;
}

const announce = (change: object = {}, as: TestViewer = shop.instructor) =>
  run(announceMutation, { input: { courseId: course.id, subject: "News", text: "Hello", ...change } }, as);
const listFor = async (as?: TestViewer) => (await shop.execute(list, { id: course.id }, as)).data.course.announcements;

test("an instructor writes to the students, who read it and get one mail each", async () => {
  const id = randomUUID();
  const classmate = await newStudent();
  const input = { id, subject: " A new chapter ", text: "Hello,\n\nit is ready." };
  const written = { id, subject: "A new chapter", text: "Hello,\n\nit is ready." };
  for (let count = 0; count < 2; count += 1)
    expect(await announce(input)).toMatchObject({ __typename: "CourseAnnouncement", ...written, recipientCount: 2 });
  await until(async () => (await listFor(shop.instructor)).nodes[0].isMailed);
  const { totalCount, nodes } = await listFor(shop.admin);
  expect([totalCount, nodes]).toMatchObject([1, [{ ...written, recipientCount: 2, mailedCount: 2, isMailed: true }]]);
  const hidden = { recipientCount: null, mailedCount: null, isMailed: null };
  for (const viewer of [student, await newStudent()])
    expect((await listFor(viewer)).nodes).toMatchObject([{ ...written, ...hidden }]);
  const mails = shop.notifications.inputs.filter(({ kind }) => kind === "COURSE_ANNOUNCEMENT");
  const link = `https://shop.example.com/learn/${course.slug}/announcements`;
  const data = { courseTitle: course.title, subject: written.subject, body: written.text, link };
  const expected = [student, classmate].map((to) => ({
    eventId: `announcement:${id}:${to.id}`,
    userId: to.id,
    data,
  }));
  expect(mails).toHaveLength(2);
  expect(mails).toEqual(expect.arrayContaining(expected.map((mail) => expect.objectContaining(mail))));
});

test("only the instructor of the course and admins write and delete, and only they and students read", async () => {
  const { id } = await announce({}, shop.admin);
  const teacher = { id: randomUUID(), role: "INSTRUCTOR" } as const;
  for (const viewer of [student, shop.person("Eve"), teacher]) {
    expect(await announce({}, viewer)).toMatchObject({ __typename: "NotFound" });
    expect(await run(remove, { id }, viewer)).toEqual({ __typename: "NotFound" });
  }
  for (const viewer of [undefined, shop.person("Eve"), teacher]) expect(await listFor(viewer)).toBeNull();
  expect(await run(remove, { id }, shop.instructor)).toEqual({ __typename: "DeletedAnnouncement" });
  expect(await run(remove, { id }, shop.admin)).toEqual({ __typename: "NotFound" });
  expect((await listFor(student)).nodes).toEqual([]);
  const { errors } = await shop.execute(announceMutation, { input: { courseId: course.id, subject: "a", text: "b" } });
  expect(errors[0].extensions.code).toBe("UNAUTHENTICATED");
});

test("a sixth announcement in 24 hours is refused until the first is a day old", async () => {
  const { createdAt } = await announce();
  for (let count = 0; count < 4; count += 1) await announce();
  const nextAt = new Date(Date.parse(createdAt) + 86_400_000).toISOString();
  expect(await announce()).toEqual({
    __typename: "AnnouncementLimitReached",
    code: "ANNOUNCEMENT_LIMIT_REACHED",
    message: `A course has at most 5 announcements in 24 hours. The next one is possible at ${nextAt}.`,
    nextAt,
  });
});

test("a draft, a taken id and a wrong field are refused", async () => {
  const draft = await shop.createCourse(weaving);
  expect(await announce({ courseId: draft.id })).toMatchObject({ __typename: "Conflict", field: "courseId" });
  const { id } = await announce();
  expect(await announce({ id }, shop.admin)).toMatchObject({ __typename: "Conflict", field: "id" });
  const fields = [{ path: "subject", message: "must be one line of printable characters" }];
  expect(await announce({ subject: "Two\nlines" })).toMatchObject({ __typename: "InvalidInput", fields });
  expect(await announce({ courseId: "no-id" })).toMatchObject({ __typename: "NotFound" });
});

test("the announcements of several courses take the same number of statements as those of one", async () => {
  const mine = `{ courses(filter: { mine: true }, first: COUNT) { nodes { announcements { nodes { id } } } } }`;
  const statements = (count: number) => shop.statementsOf(mine.replace("COUNT", String(count)), {}, shop.instructor);
  await announce();
  expect(await statements(3)).toBe(await statements(1));
});

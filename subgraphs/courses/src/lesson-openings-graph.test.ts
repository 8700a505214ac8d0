import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { CoursesHarness } from "./testing/courses-harness.js";

let shop: CoursesHarness;
const opensAt = "2999-12-05T09:30:00.000Z";
const outline = `query ($id: ID) { course(id: $id) { sections { lessons {
  title kind opensAfterDays opensAt isPrerequisite content lock { reason opensAt prerequisiteId } } } } }`;

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(() => shop.reset());

afterAll(async () => shop[Symbol.asyncDispose]());

async function aCourse() {
  const film = shop.file();
  const lessons = [
    { title: "Trailer", isPreview: true, content: "# Trailer", opensAfterDays: 3 },
    { title: "Start", content: "# Start", isPrerequisite: true },
    { title: "Film", mediaFileId: film, content: "# Film" },
    { title: "Later", content: "# Later", opensAfterDays: 7 },
    { title: "In 2999", externalUrl: "https://cdn.example/talk.mp3", content: "# Talk", opensAt },
  ];
  const course = await shop.publishedCourse({ sections: [{ title: "One", lessons }] });
  const ids: string[] = course.sections[0].lessons.map(({ id }: { id: string }) => id);
  return { ...course, ids, film };
}

async function lessonsSeenBy(id: string, as?: TestViewer): Promise<any[]> {
  const { data } = await shop.execute(outline, { id }, as);
  return data.course.sections.flatMap(({ lessons }: any) => lessons);
}

async function complete(lessonId: string, as: TestViewer): Promise<unknown> {
  const query = `mutation ($lessonId: ID!) { completeLesson(lessonId: $lessonId) {
    __typename ... on Enrollment { completedLessonIds } ... on Conflict { code field message } } }`;
  return (await shop.execute(query, { lessonId }, as)).data.completeLesson;
}

async function mayRead(lessonId: string, fileId: string, { id: userId, role }: TestViewer): Promise<boolean> {
  const input = { lessonId, fileId, userId, role };
  const query = `query ($input: LessonFileInput!) { mayReadLessonFile(input: $input) }`;
  return (await shop.serviceContext.execute(shop.subgraph, query, { input }, { from: "media" })).data.mayReadLessonFile;
}

test("all viewers see when lessons open, and students get the contents of open lessons only", async () => {
  const { id, ids, product, film } = await aCourse();
  const student = shop.person("Ina");
  await shop.enrollBuyer(student.id, [product.id]);
  const [start, filmLesson] = [ids[1] ?? "", ids[2] ?? ""];
  const facts = (await lessonsSeenBy(id)).map((each) => [each.title, each.kind, each.opensAfterDays, each.opensAt]);
  expect(facts).toEqual([
    ["Trailer", "TEXT", 3, null],
    ["Start", "TEXT", null, null],
    ["Film", "VIDEO", null, null],
    ["Later", "TEXT", 7, null],
    ["In 2999", "AUDIO", null, opensAt],
  ]);
  const lockedBy = (reason: string, time: unknown = null, prerequisiteId: string | null = null) => [
    null,
    { reason, opensAt: time, prerequisiteId },
  ];
  const seen = async (as?: TestViewer) =>
    (await lessonsSeenBy(id, as)).map(({ content, lock }): unknown[] => [content, lock]);
  const notEnrolled = lockedBy("ENROLLMENT");
  expect(await seen()).toEqual([["# Trailer", null], ...Array.from({ length: 4 }, () => notEnrolled)]);
  for (const viewer of [shop.instructor, shop.admin])
    expect((await seen(viewer)).map(([, lock]) => lock)).toEqual([null, null, null, null, null]);
  const later = lockedBy("DATE", expect.any(String), start);
  const talk = lockedBy("DATE", opensAt, start);
  expect(await seen(student)).toEqual([
    ["# Trailer", null],
    ["# Start", null],
    lockedBy("PREREQUISITE", null, start),
    later,
    talk,
  ]);
  expect(await mayRead(filmLesson, film, student)).toBe(false);
  await complete(start, student);
  expect((await seen(student)).slice(2, 4)).toEqual([["# Film", null], lockedBy("DATE", expect.any(String))]);
  expect(await mayRead(filmLesson, film, student)).toBe(true);
});

test("a locked lesson is not completed, a preview is, and an unknown one is not found", async () => {
  const { ids, product } = await aCourse();
  const student = shop.person("Ina");
  await shop.enrollBuyer(student.id, [product.id]);
  const refused = { __typename: "Conflict", code: "CONFLICT", field: "lessonId" };
  const start = ids[1] ?? "";
  expect(await complete(ids[2] ?? "", student)).toEqual({ ...refused, message: expect.stringContaining(start) });
  expect(await complete(ids[4] ?? "", student)).toEqual({ ...refused, message: `The lesson opens at ${opensAt}.` });
  expect(await complete(ids[0] ?? "", student)).toMatchObject({ completedLessonIds: [ids[0]] });
  expect(await complete(randomUUID(), student)).toEqual({ __typename: "NotFound" });
});

test("the rules change with the outline, and a completed lesson stays open", async () => {
  const course = await shop.publishedCourse();
  const [student, [section]] = [shop.person("Ina"), course.sections];
  await shop.enrollBuyer(student.id, [course.product.id]);
  const [, loom] = section.lessons;
  await complete(loom.id, student);
  const input = { courseId: course.id, expectedVersion: 1 };
  const sections = [
    {
      title: "Start",
      lessons: [
        { title: "New", isPrerequisite: true },
        { id: loom.id, title: "Loom", opensAt },
      ],
    },
  ];
  expect(await shop.saveCurriculum({ ...input, sections })).toMatchObject({ __typename: "Course" });
  await shop.publishCourse(course.id);
  const [{ isPrerequisite, lock }, completed] = await lessonsSeenBy(course.id, student);
  expect([isPrerequisite, lock, completed.lock]).toEqual([true, null, null]);
  const kept = [{ title: "Start", lessons: [{ title: "New" }, { id: loom.id, title: "Loom" }] }];
  await shop.saveCurriculum({ ...input, expectedVersion: 3, sections: kept });
  await shop.publishCourse(course.id);
  expect(await lessonsSeenBy(course.id, student)).toMatchObject([
    { title: "New", isPrerequisite: false, lock: null },
    { title: "Loom", opensAt, lock: null },
  ]);
});

test("takes one statement for all lessons of a student", async () => {
  const { id, product } = await aCourse();
  const student = shop.person("Ina");
  await shop.enrollBuyer(student.id, [product.id]);
  const plain = `query ($id: ID) { course(id: $id) { sections { lessons { title } } } }`;
  const locks = `query ($id: ID) { course(id: $id) { sections { lessons { lock { reason } externalUrl media { id } } } } }`;
  const costs = (query: string) => shop.statementsOf(query, { id }, student);
  expect([await costs(plain), await costs(locks)]).toEqual([2, 3]);
});

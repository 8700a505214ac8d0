import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { eventually } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { CoursesHarness, weaving } from "./testing/courses-harness.js";

let shop: CoursesHarness;

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(() => shop.reset());

afterAll(async () => shop[Symbol.asyncDispose]());

const details = `query ($id: ID) { course(id: $id) { title description goals product { id } version publishChecklist { item done }
  draft { savedAt changedDetails changes { title } details { title subtitle summary description level language goals requirements
    promoUrl promo { id } thumbnail { id } } } } }`;
const seen = `query ($id: ID) { course(id: $id) { version sections { title lessons { id title content } }
  draft { savedAt sections { id title lessons { id title kind content externalUrl media { id } opensAt } }
    changes { kind lessonId title parts studentCount } } publishChecklist { item done } } }`;
const publish = `mutation ($id: ID!, $expectedVersion: Int) { publishCourse(id: $id, expectedVersion: $expectedVersion) {
  __typename ... on Course { version } ... on Problem { message } } }`;
const discard = `mutation ($id: ID!) { discardCourseDraft(id: $id) { __typename ... on Course { version } } }`;

const courseSeenBy = async (id: string, as: TestViewer | undefined = shop.instructor): Promise<any> =>
  (await shop.execute(seen, { id }, as)).data.course;
const publishDraft = async (id: string, expectedVersion: number | null = null): Promise<any> =>
  (await shop.execute(publish, { id, expectedVersion }, shop.instructor)).data.publishCourse;
const titlesOf = ({ sections }: any) => sections.flatMap(({ lessons }: any) => lessons.map(({ title }: any) => title));

/** Whether the instructor, an admin, a student who is not enrolled, and a visitor get a file. */
async function readersOf(lessonId: string, fileId: string): Promise<boolean[]> {
  const query = `query ($input: LessonFileInput!) { mayReadLessonFile(input: $input) }`;
  const answers = [shop.instructor, shop.admin, shop.student, null].map(async (viewer) => {
    const input = { lessonId, fileId, userId: viewer?.id ?? null, role: viewer?.role ?? null };
    return (await shop.serviceContext.execute(shop.subgraph, query, { input }, { from: "media" })).data;
  });
  return (await Promise.all(answers)).map(({ mayReadLessonFile: may }: any) => may);
}

/** A published course with two lessons with texts, and a draft of it: a new title and text, and one lesson more. */
async function editedCourse() {
  const lessons = [
    { title: "Hello", content: "# Hello" },
    { title: "The loom", content: "# The loom" },
  ];
  const course = await shop.publishedCourse({ sections: [{ title: "Start", lessons }] });
  const [section] = course.sections;
  const [hello, loom] = section.lessons;
  const edited = [
    { id: hello.id, title: "Hello" },
    { id: loom.id, title: "Looms", content: "# Looms" },
    { title: "The weft" },
  ];
  const sections = [{ id: section.id, title: "Start", lessons: edited }];
  const saved = await shop.saveCurriculum({ courseId: course.id, expectedVersion: 1, sections });
  expect(saved).toMatchObject({ __typename: "Course", version: 2, sections: course.sections });
  return { ...course, section, hello, loom };
}

test("students see the published outline until the draft is published, and keep their progress by lesson", async () => {
  const { id, product, hello, loom } = await editedCourse();
  const student = shop.person("Ina");
  await shop.enrollBuyer(student.id, [product.id]);
  const complete = `mutation ($lessonId: ID!) { completeLesson(lessonId: $lessonId) { __typename } }`;
  await shop.execute(complete, { lessonId: loom.id }, student);
  expect(await courseSeenBy(id, student)).toMatchObject({
    draft: null,
    sections: [{ lessons: [hello, loom].map(({ title }) => ({ title, content: `# ${title}` })) }],
  });
  expect((await courseSeenBy(id)).draft).toMatchObject({
    savedAt: expect.any(String),
    sections: [
      {
        lessons: [
          { id: hello.id, title: "Hello", content: "# Hello" },
          { id: loom.id, title: "Looms", content: "# Looms" },
          { title: "The weft", content: null },
        ],
      },
    ],
    changes: [
      { kind: "CHANGED", lessonId: loom.id, title: "Looms", parts: ["TITLE", "TEXT"], studentCount: null },
      { kind: "ADDED", title: "The weft", parts: [] },
    ],
  });
  expect(await publishDraft(id, 1)).toEqual({
    __typename: "Conflict",
    message: "The course was changed meanwhile. Load it again.",
  });
  expect(await publishDraft(id, 2)).toEqual({ __typename: "Course", version: 3 });
  expect(titlesOf(await courseSeenBy(id, student))).toEqual(["Hello", "Looms", "The weft"]);
  const mine = `query ($id: ID) { course(id: $id) { myEnrollment { completedLessonIds } } }`;
  expect((await shop.execute(mine, { id }, student)).data.course.myEnrollment.completedLessonIds).toEqual([loom.id]);
  expect((await courseSeenBy(id)).draft).toMatchObject({ savedAt: null, changes: [] });
  expect(await publishDraft(id)).toEqual({ __typename: "Course", version: 3 });
});

test("a draft is saved again, is discarded, and ends when it equals the published outline", async () => {
  const { id, section, hello, loom } = await editedCourse();
  const save = async (expectedVersion: number, ...lessons: object[]) =>
    shop.saveCurriculum({ courseId: id, expectedVersion, sections: [{ id: section.id, title: "Start", lessons }] });
  await save(2, { id: loom.id, title: "Looms" });
  const { draft, publishChecklist } = await courseSeenBy(id);
  expect(draft.sections[0].lessons).toMatchObject([{ title: "Looms", content: "# Looms" }]);
  expect(draft.changes.at(-1)).toMatchObject({ kind: "REMOVED", lessonId: hello.id, title: "Hello", studentCount: 0 });
  expect(publishChecklist).toContainEqual({ item: "LESSONS", done: true });
  for (let time = 0; time < 2; time += 1)
    expect((await shop.execute(discard, { id }, shop.instructor)).data.discardCourseDraft).toEqual({
      __typename: "Course",
      version: 4,
    });
  expect((await courseSeenBy(id)).draft).toMatchObject({ savedAt: null, changes: [] });
  expect(await save(3, { id: loom.id, title: "Looms" })).toMatchObject({ __typename: "Conflict" });
  const same = [hello, loom].map((each) => ({ id: each.id, title: each.title, content: `# ${each.title}` }));
  await save(4, { ...same[0], title: "Hi" }, { ...same[1] });
  expect((await courseSeenBy(id)).draft.savedAt).not.toBeNull();
  await save(5, ...same);
  expect((await courseSeenBy(id)).draft.savedAt).toBeNull();
});

test("all that is missing is named before anything is published, also for an archived course", async () => {
  const { id } = await editedCourse();
  await shop.archiveCourse(id);
  const empty = { courseId: id, expectedVersion: 2, sections: [{ title: "Empty", lessons: [] }] };
  expect(await shop.saveCurriculum(empty)).toMatchObject({ __typename: "Course", version: 3 });
  await shop.restoreCourse(id);
  expect((await courseSeenBy(id)).publishChecklist).toContainEqual({ item: "LESSONS", done: false });
  expect(await publishDraft(id)).toEqual({
    __typename: "Conflict",
    message: "The course cannot be published yet. It needs a section with a lesson.",
  });
  expect(titlesOf(await courseSeenBy(id))).toEqual(["Hello", "The loom"]);
});

test("only its instructor and admins see, publish and discard a draft", async () => {
  const { id } = await editedCourse();
  for (const viewer of [shop.student, { id: randomUUID(), role: "INSTRUCTOR" } as const]) {
    expect((await courseSeenBy(id, viewer)).draft).toBeNull();
    for (const mutation of [publish, discard]) {
      const { data } = await shop.execute(mutation, { id }, viewer);
      expect(Object.values(data)).toMatchObject([{ __typename: "NotFound" }]);
    }
  }
  expect((await courseSeenBy(id, shop.admin)).draft.savedAt).not.toBeNull();
});

describe("the details of a published course", () => {
  const detailsSeenBy = async (id: string, as: TestViewer = shop.instructor): Promise<any> =>
    (await shop.execute(details, { id }, as)).data.course;
  const updates = (): any[] =>
    shop.catalog.inputs.filter(({ field, checkOnly }) => field === "updateCourseProduct" && !checkOnly);

  test("are edited as a draft, and published with the outline", async () => {
    const { id, product } = await editedCourse();
    const [film, picture] = [shop.file(), shop.file(shop.instructor.id, "b".repeat(64))];
    expect(picture).toBeDefined();
    const changed = { title: "Looms", goals: ["Weave"], level: "ADVANCED", description: "# New", promoFileId: film };
    const thumbnail = `/media/${"b".repeat(64)}-400x300/320.webp`;
    const updated = await shop.updateCourse({ id, ...changed, thumbnail });
    expect(updated).toMatchObject({ __typename: "Course", title: weaving.title, version: 2 });
    const { draft, ...published } = await detailsSeenBy(id);
    expect(published).toMatchObject({ title: weaving.title, goals: [], description: null });
    expect(draft).toMatchObject({
      changedDetails: ["TITLE", "DESCRIPTION", "GOALS", "LEVEL", "THUMBNAIL", "PROMO"],
      details: {
        title: "Looms",
        summary: weaving.summary,
        description: "# New",
        level: "ADVANCED",
        promo: { id: `${id}.${film}` },
        thumbnail: { id: "b".repeat(64) },
      },
    });
    expect(updates()).toEqual([]);
    const stale = `mutation ($id: ID!, $at: DateTime) { publishCourse(id: $id, draftSavedAt: $at) { __typename ... on Course { version } } }`;
    await shop.updateCourse({ id, summary: null }, shop.admin);
    const conflict = await shop.execute(stale, { id, at: draft.savedAt }, shop.instructor);
    expect(conflict.data.publishCourse).toEqual({ __typename: "Conflict" });
    const at = (await detailsSeenBy(id)).draft.savedAt;
    const { data } = await shop.execute(stale, { id, at }, shop.admin);
    expect(data.publishCourse).toEqual({ __typename: "Course", version: 3 });
    expect(updates()).toContainEqual(expect.objectContaining({ id: product.id, name: "Looms", description: null }));
    const { draft: ended, ...current } = await detailsSeenBy(id);
    expect(current).toMatchObject({ title: "Looms", goals: ["Weave"], description: "# New" });
    expect(ended).toMatchObject({ savedAt: null, changedDetails: [], changes: [], details: { title: "Looms" } });
    await eventually(() => {
      const after = expect.objectContaining({ title: "Looms", goals: ["Weave"] });
      const entry = { action: "publishCourse", before: expect.objectContaining({ title: weaving.title }), after };
      expect(shop.accounts.inputs).toContainEqual(expect.objectContaining(entry));
    });
  });

  test("do not change with the offer and declared fields, which change at once", async () => {
    const { id, product } = await shop.publishedCourse();
    const price = { amount: "61.00", currency: "CAD" };
    await shop.updateCourse({ id, title: "Looms", price, categories: ["crafts"] });
    expect(updates()).toContainEqual(expect.objectContaining({ id: product.id, price, categories: ["crafts"] }));
    expect(updates()).not.toContainEqual(expect.objectContaining({ name: expect.anything() }));
    expect(await detailsSeenBy(id)).toMatchObject({ title: weaving.title, draft: { changedDetails: ["TITLE"] } });
    await shop.updateCourse({ id, title: weaving.title });
    expect((await detailsSeenBy(id)).draft.savedAt).toBeNull();
  });

  test("are discarded with the outline, and an archived course keeps them", async () => {
    const { id } = await editedCourse();
    await shop.archiveCourse(id);
    await shop.updateCourse({ id, title: "Looms" });
    await shop.restoreCourse(id);
    expect((await detailsSeenBy(id)).draft.changedDetails).toEqual(["TITLE"]);
    await shop.execute(discard, { id }, shop.instructor);
    expect((await detailsSeenBy(id)).draft).toMatchObject({ savedAt: null, details: { title: weaving.title } });
  });

  test("are not published with a promo video that cannot be played", async () => {
    const { id } = await shop.publishedCourse();
    const film = shop.file();
    await shop.updateCourse({ id, promoFileId: film });
    expect(await readersOf(id, film)).toEqual([true, true, false, false]);
    shop.spoilFile(film);
    expect(await publishDraft(id)).toEqual({
      __typename: "Conflict",
      message: "The course cannot be published yet. It needs a promo video that plays.",
    });
  });
});

describe("the file of a lesson in a draft", () => {
  test("is for its instructor and admins until it is published", async () => {
    const film = shop.file();
    const { id, sections } = await shop.publishedCourse(weaving);
    const lessons = [{ title: "Film", mediaFileId: film, isPreview: true }];
    const kept = sections.map((each: any) => ({
      ...each,
      lessons: each.lessons.map(({ id: lessonId, title }: any) => ({ id: lessonId, title })),
    }));
    await shop.saveCurriculum({ courseId: id, expectedVersion: 1, sections: [...kept, { title: "More", lessons }] });
    const [lesson] = (await courseSeenBy(id)).draft.sections.at(-1).lessons;
    expect(lesson).toMatchObject({ kind: "VIDEO", media: { id: `${lesson.id}.${film}` } });
    expect(await readersOf(lesson.id, film)).toEqual([true, true, false, false]);
    await publishDraft(id);
    expect(await readersOf(lesson.id, film)).toEqual([true, true, true, true]);
  });
});

describe("a file that cannot be played", () => {
  const unplayable = `query ($id: ID) { course(id: $id) { draft { unplayable { title } } } }`;
  const unplayableOf = async (id: string) =>
    (await shop.execute(unplayable, { id }, shop.instructor)).data.course.draft.unplayable;
  const refusal = (titles: string) => ({
    __typename: "Conflict",
    message: `The course cannot be published yet. It needs a file that plays in ${titles}.`,
  });

  test("is named by the draft, and keeps it from being published", async () => {
    const film = shop.file();
    const { id, sections } = await shop.publishedCourse(weaving);
    const lessons = ["A", "B", "C", "D", "E", "F", "G"].map((title) => ({ title, mediaFileId: film }));
    const edited = [{ id: sections[0].id, title: "Start", lessons: [...lessons, { title: "Text" }] }];
    await shop.saveCurriculum({ courseId: id, expectedVersion: 1, sections: edited });
    expect(await unplayableOf(id)).toEqual([]);
    shop.spoilFile(film);
    expect(await unplayableOf(id)).toEqual(lessons.map(({ title }) => ({ title })));
    expect(await publishDraft(id)).toEqual(refusal('"A", "B", "C", "D", "E" and 2 more lessons'));
    expect(titlesOf(await courseSeenBy(id))).toEqual(["Hello", "The loom", "Goodbye"]);
  });

  test("keeps a new course from being published, and so does a media service that does not answer", async () => {
    const film = shop.file();
    const { id } = await shop.createCourse({
      ...weaving,
      sections: [{ title: "One", lessons: [{ title: "Film", mediaFileId: film }] }],
    });
    shop.media.isDown = true;
    const { data, errors } = await shop.execute(publish, { id }, shop.instructor);
    expect([data.publishCourse, errors[0].extensions.code]).toEqual([null, "SUBGRAPH_UNAVAILABLE"]);
    expect(await unplayableOf(id)).toBeNull();
    shop.media.isDown = false;
    shop.spoilFile(film);
    expect(await publishDraft(id)).toEqual(refusal('"Film"'));
    expect(
      (
        await shop.publishedCourse({
          sections: [{ title: "One", lessons: [{ title: "Film", mediaFileId: shop.file() }] }],
        })
      ).status,
    ).toBe("PUBLISHED");
  });
});

test("a course with a draft takes three statements, and one more for its changes and for its texts", async () => {
  const { id } = await editedCourse();
  const costs = (fields: string) =>
    shop.statementsOf(`query ($id: ID) { course(id: $id) { draft { ${fields} } } }`, { id }, shop.instructor);
  expect(await costs("savedAt sections { lessons { title } }")).toBe(3);
  expect(await costs("sections { lessons { content } } changes { studentCount }")).toBe(4);
});

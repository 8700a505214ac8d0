import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { CoursesHarness, weaving } from "./testing/courses-harness.js";

let shop: CoursesHarness;

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(() => shop.reset());

afterAll(async () => shop[Symbol.asyncDispose]());

const withLessons = (...lessons: object[]): object => ({ ...weaving, sections: [{ title: "One", lessons }] });

async function mediaOf(id: string, as?: TestViewer): Promise<unknown[]> {
  const query = `query ($id: ID) { course(id: $id) { sections { lessons { media { id } externalUrl } } } }`;
  const { data } = await shop.execute(query, { id }, as);
  return data.course.sections.flatMap(({ lessons }: any) =>
    lessons.map((each: any) => each.media?.id ?? each.externalUrl),
  );
}

describe("a lesson with a file", () => {
  test("shows it to students, the instructor and admins, and a public lesson to everybody", async () => {
    const [film, trailer] = [shop.file(), shop.file()];
    const lessons = [
      { title: "Film", mediaFileId: film },
      { title: "Trailer", mediaFileId: trailer, isPreview: true },
    ];
    const course = await shop.publishedCourse(withLessons(...lessons));
    const [first, second] = course.sections[0].lessons;
    const [closed, open] = [`${first.id}.${film}`, `${second.id}.${trailer}`];
    const student = shop.person("Ina");
    await shop.enrollBuyer(student.id, [course.product.id]);
    for (const viewer of [student, shop.instructor, shop.admin])
      expect(await mediaOf(course.id, viewer)).toEqual([closed, open]);
    for (const viewer of [undefined, shop.student, { id: randomUUID(), role: "INSTRUCTOR" } as const])
      expect(await mediaOf(course.id, viewer)).toEqual([null, open]);
  });

  test("keeps it when the outline is saved without it, and media is not called then", async () => {
    const film = shop.file();
    const { id, sections } = await shop.createCourse(withLessons({ title: "Film", mediaFileId: film }));
    const [{ id: sectionId, lessons }] = sections;
    const save = (change: object, expectedVersion: number) =>
      shop.saveCurriculum({
        courseId: id,
        expectedVersion,
        sections: [{ id: sectionId, title: "One", lessons: [{ id: lessons[0].id, title: "Film", ...change }] }],
      });
    shop.media.isDown = true;
    await save({}, 1);
    expect(await mediaOf(id, shop.instructor)).toEqual([`${lessons[0].id}.${film}`]);
    shop.media.isDown = false;
    await save({ externalUrl: "https://example.com/a.mp4" }, 2);
    expect(await mediaOf(id, shop.instructor)).toEqual(["https://example.com/a.mp4"]);
    await save({ mediaFileId: film.toUpperCase() }, 3);
    expect(await mediaOf(id, shop.instructor)).toEqual([`${lessons[0].id}.${film}`]);
    await save({ mediaFileId: null }, 4);
    expect(await mediaOf(id, shop.instructor)).toEqual([null]);
  });

  test.each<[string, () => object, string]>([
    ["an unknown file", () => ({ mediaFileId: randomUUID() }), "is no file of yours"],
    ["the file of another user", () => ({ mediaFileId: shop.file(randomUUID()) }), "is no file of yours"],
    ["a text in place of an id", () => ({ mediaFileId: "film" }), "must be the id"],
    [
      "a file and an address",
      () => ({ mediaFileId: shop.file(), externalUrl: "/a.mp4" }),
      "cannot be given with an address",
    ],
  ])("refuses %s, by both mutations", async (_what, change, message) => {
    const lesson = { title: "Film", ...change() };
    const fields = [{ path: "sections.0.lessons.0.mediaFileId", message: expect.stringContaining(message) }];
    expect(await shop.createCourse(withLessons(lesson))).toMatchObject({ __typename: "InvalidInput", fields });
    const { id } = await shop.createCourse(weaving);
    const saved = { courseId: id, expectedVersion: 1, sections: [{ title: "One", lessons: [lesson] }] };
    expect(await shop.saveCurriculum(saved)).toMatchObject({ __typename: "InvalidInput", fields });
  });

  test("may have the file of any user when an admin gives it", async () => {
    const { id } = await shop.createCourse(weaving);
    const lesson = { title: "Film", mediaFileId: shop.file(shop.admin.id) };
    const saved = { courseId: id, expectedVersion: 1, sections: [{ title: "One", lessons: [lesson] }] };
    expect(await shop.saveCurriculum(saved, shop.admin)).toMatchObject({ __typename: "Course" });
  });

  test("gets it by its address too, by both mutations", async () => {
    const [own, theirs] = [randomUUID().replaceAll("-", "").repeat(2), randomUUID().replaceAll("-", "").repeat(2)];
    const film = shop.file();
    const [portrait, banner] = [shop.file(shop.instructor.id, own), shop.file(shop.admin.id, theirs)];
    // the same picture of another user
    shop.file(shop.admin.id, own);
    const foreign = `https://cdn.example/media/${"0".repeat(64)}-10x10/10.webp`;
    const lessons = [
      { title: "Film", externalUrl: `/media/files/${film}?expires=1&signature=x` },
      { title: "Portrait", externalUrl: `/media/${own}-400x300/320.webp` },
      { title: "Banner", mediaUrl: `https://shop.example/media/${theirs}-400x300/320.webp` },
      { title: "Foreign", externalUrl: foreign },
    ];
    const files = [film, portrait, banner];
    const expected = [...files.map((id) => expect.stringContaining(`.${id}`)), foreign];
    const { id } = await shop.createCourse(withLessons(...lessons));
    expect(await mediaOf(id, shop.instructor)).toEqual(expected);
    await shop.saveCurriculum({ courseId: id, expectedVersion: 1, sections: [{ title: "One", lessons }] });
    expect(await mediaOf(id, shop.instructor)).toEqual(expected);
    const refused = { title: "Film", externalUrl: `/media/files/${shop.file(shop.admin.id)}` };
    expect(await shop.createCourse(withLessons(refused))).toMatchObject({
      fields: [{ path: "sections.0.lessons.0.externalUrl", message: expect.stringContaining("is no file of yours") }],
    });
  });

  test("is not saved while media does not answer", async () => {
    const { id } = await shop.createCourse(weaving);
    const lesson = { title: "Film", mediaFileId: shop.file() };
    shop.media.isDown = true;
    const input = { courseId: id, expectedVersion: 1, sections: [{ title: "One", lessons: [lesson] }] };
    const save = `mutation ($input: SaveCurriculumInput!) { saveCurriculum(input: $input) { __typename } }`;
    const { errors } = await shop.execute(save, { input }, shop.instructor);
    expect(errors[0].extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", service: "media" });
    shop.media.isDown = false;
    expect(await mediaOf(id, shop.instructor)).toHaveLength(3);
  });
});

describe("mayReadLessonFile", () => {
  const mayRead = async (lessonId: string, fileId: string, viewer: TestViewer | null): Promise<boolean> => {
    const input = { lessonId, fileId, userId: viewer?.id ?? null, role: viewer?.role ?? null };
    const query = `query ($input: LessonFileInput!) { mayReadLessonFile(input: $input) }`;
    const options = { from: "media" };
    return (await shop.serviceContext.execute(shop.subgraph, query, { input }, options)).data.mayReadLessonFile;
  };

  test("is true for those who may watch the lesson, and false again after a refund", async () => {
    const film = shop.file();
    const course = await shop.publishedCourse(withLessons({ title: "Film", mediaFileId: film }));
    const [{ id: lessonId }] = course.sections[0].lessons;
    const [student, orderId] = [shop.person("Olive"), randomUUID()];
    expect(await mayRead(lessonId, film, student)).toBe(false);
    await shop.enrollBuyer(student.id, [course.product.id], orderId);
    for (const viewer of [student, shop.instructor, shop.admin])
      expect(await mayRead(lessonId, film, viewer)).toBe(true);
    await shop.archiveCourse(course.id);
    expect(await mayRead(lessonId, film, student)).toBe(true);
    await shop.endEnrollments(student.id, [course.product.id], orderId);
    for (const viewer of [null, student, { id: randomUUID(), role: "INSTRUCTOR" } as const])
      expect(await mayRead(lessonId, film, viewer)).toBe(false);
    expect(await mayRead(lessonId, shop.file(), shop.admin)).toBe(false);
    expect(await mayRead("no-id", film, shop.admin)).toBe(false);
  });

  test("is true for everybody in a public lesson, when the course is published", async () => {
    const film = shop.file();
    const lesson = { title: "Film", mediaFileId: film, isPreview: true };
    const { id, sections } = await shop.createCourse(withLessons(lesson));
    const [{ id: lessonId }] = sections[0].lessons;
    expect(await mayRead(lessonId, film, null)).toBe(false);
    await shop.publishCourse(id);
    expect(await mayRead(lessonId, film, null)).toBe(true);
  });

  test("is true for everybody of the promo video of a published course, and of no other file", async () => {
    const [promo, film] = [shop.file(), shop.file()];
    const course = await shop.createCourse({
      ...withLessons({ title: "Film", mediaFileId: film }),
      promoFileId: promo,
    });
    for (const [viewer, may] of [
      [null, false],
      [shop.instructor, true],
      [shop.admin, true],
    ] as const)
      expect(await mayRead(course.id, promo, viewer)).toBe(may);
    await shop.publishCourse(course.id);
    expect(await mayRead(course.id, promo, null)).toBe(true);
    expect(await mayRead(course.id, film, null)).toBe(false);
  });
});

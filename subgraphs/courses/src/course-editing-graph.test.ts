import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { CoursesHarness, weaving } from "./testing/courses-harness.js";
import { until } from "@souk/kernel/testing/eventually";

let shop: CoursesHarness;
const colleague = { id: randomUUID(), role: "INSTRUCTOR" } as const;
const paths = (answer: any): string[] => answer.fields.map((field: { path: string }) => field.path);
const updates = (): any[] => shop.catalog.inputs.filter(({ field }) => field === "updateCourseProduct");

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(() => shop.reset());

afterAll(async () => shop[Symbol.asyncDispose]());

describe("updateCourse", () => {
  test("changes only the given fields of the course and its product, and keeps the slug", async () => {
    const { id, slug, product, sections } = await shop.createCourse(weaving);
    shop.catalog.inputs.length = 0;
    expect(await shop.updateCourse({ id, title: "Weaving for Life" })).toMatchObject({
      __typename: "Course",
      title: "Weaving for Life",
      summary: weaving.summary,
      slug,
      version: 1,
      sections,
    });
    const sent = { field: "updateCourseProduct", id: product.id, name: "Weaving for Life" };
    await until(() => updates().length === 3);
    const whole = { ...sent, description: weaving.summary, checkOnly: false };
    expect(updates()).toEqual([{ ...sent, checkOnly: true }, whole, whole]);
  });

  test("changes only the given details, and clears those that are null", async () => {
    const promoFileId = shop.file();
    const details = {
      subtitle: "On a table loom",
      description: "From **yarn** to cloth.",
      language: "en",
      level: "BEGINNER",
      goals: ["Warp a loom", "Weave a scarf"],
      requirements: ["A table loom"],
    };
    const { id } = await shop.createCourse({ ...weaving, ...details, promoFileId });
    const read = async (): Promise<object> => {
      const query = `query ($id: ID!) { course(id: $id) {
        subtitle description language level goals requirements promoUrl promo { id } } }`;
      return (await shop.execute(query, { id }, shop.instructor)).data.course;
    };
    expect(await read()).toEqual({ ...details, promoUrl: null, promo: { id: `${id}.${promoFileId}` } });
    const promoUrl = "https://youtu.be/dQw4w9WgXcQ";
    await shop.updateCourse({ id, level: null, goals: ["Weave"], requirements: null, promoUrl });
    const changed = { ...details, level: null, goals: ["Weave"], requirements: [], promoUrl, promo: null };
    expect(await read()).toEqual(changed);
    await shop.updateCourse({ id, title: "Weaving for Life" });
    expect(await read()).toEqual(changed);
    const faults = { language: "English, mostly", promoFileId: shop.file(colleague.id) };
    expect(paths(await shop.updateCourse({ id, language: faults.language }))).toEqual(["language"]);
    expect(paths(await shop.updateCourse({ id, promoFileId: faults.promoFileId }))).toEqual(["promoFileId"]);
  });

  test("changes price and categories, and clears the summary", async () => {
    const { id, product } = await shop.createCourse(weaving);
    const price = { amount: "61.00", currency: "CAD" };
    expect(
      await shop.updateCourse({ id, price, categories: ["crafts", "crafts"], summary: null }, shop.admin),
    ).toMatchObject({
      summary: null,
    });
    const [, atOnce] = updates();
    expect(atOnce).toMatchObject({ id: product.id, description: null, price, categories: ["crafts"] });
    const { nodes } = (
      await shop.execute(
        `{ courses(filter: { category: "crafts", mine: true }) { nodes { id } } }`,
        {},
        shop.instructor,
      )
    ).data.courses;
    expect(nodes).toEqual([{ id }]);
  });

  test("updates the product from the outbox when the catalog becomes unavailable after its check", async () => {
    const { id } = await shop.createCourse(weaving);
    const answers = shop.catalog.send.bind(shop.catalog);
    let requests = 0;
    shop.catalog.send = async (request) => {
      requests += 1;
      if (requests > 1) shop.catalog.isDown = true;
      return answers(request);
    };
    try {
      expect((await shop.updateCourse({ id, title: "Late" })).title).toBe("Late");
      expect(updates().map(({ checkOnly }) => checkOnly)).toEqual([true]);
    } finally {
      shop.catalog.send = answers;
      shop.catalog.isDown = false;
    }
    await until(() => updates().some(({ name, checkOnly }) => name === "Late" && !checkOnly));
  });

  test("returns its own and the catalog's faults together, and changes nothing", async () => {
    const { id } = await shop.createCourse(weaving);
    const answer = await shop.updateCourse({ id, title: " ", price: { amount: "-1", currency: "CAD" } });
    expect([answer.__typename, paths(answer)]).toEqual(["InvalidInput", ["title", "summary", "price.amount"]]);
    expect(paths(await shop.updateCourse({ id, title: null, price: null, categories: null }))).toEqual([
      "title",
      "price",
      "categories",
    ]);
    expect((await shop.updateCourse({ id })).title).toBe(weaving.title);
  });

  test("is SUBGRAPH_UNAVAILABLE when the catalog cannot check its rules, and changes nothing", async () => {
    const { id } = await shop.createCourse(weaving);
    shop.catalog.isDown = true;
    const update = `mutation ($input: UpdateCourseInput!) { updateCourse(input: $input) { __typename } }`;
    const body = await shop.execute(update, { input: { id, title: "Elsewhere" } }, shop.instructor);
    expect([body.data.updateCourse, body.errors[0].extensions.code]).toEqual([null, "SUBGRAPH_UNAVAILABLE"]);
    const { data } = await shop.execute(`query ($id: ID) { course(id: $id) { title } }`, { id }, shop.instructor);
    expect(data.course.title).toBe(weaving.title);
  });
});

describe("saveCurriculum", () => {
  const given = (sections: any[]): object[] =>
    sections.map(({ id, title, lessons }) => ({
      id,
      title,
      lessons: lessons.map((lesson: any) => ({ id: lesson.id, title: lesson.title })),
    }));

  test("replaces the outline, keeps ids and media, and increments the version", async () => {
    const { id, sections } = await shop.createCourse(weaving);
    const [start, end] = given(sections) as any[];
    end.lessons.unshift({ ...start.lessons.pop(), content: "## The loom" }, { title: "The weft", isPreview: true });
    const saved = await shop.saveCurriculum({ courseId: id, expectedVersion: 1, sections: [end, start] });
    expect(saved.version).toBe(2);
    expect(saved.sections).toMatchObject([
      {
        id: end.id,
        lessons: [
          { id: sections[0].lessons[1].id, title: "The loom", externalUrl: "https://media.example.com/loom.mp4" },
          { title: "The weft", isPreview: true, externalUrl: null },
          { id: sections[1].lessons[0].id, title: "Goodbye" },
        ],
      },
      { id: start.id, lessons: [{ id: sections[0].lessons[0].id, durationSeconds: 60, isPreview: true }] },
    ]);
  });

  test("is a Conflict when another save came first, and changes nothing", async () => {
    const { id, sections } = await shop.createCourse(weaving);
    await shop.saveCurriculum({ courseId: id, expectedVersion: 1, sections: given(sections) });
    expect(await shop.saveCurriculum({ courseId: id, expectedVersion: 1, sections: [] })).toEqual({
      __typename: "Conflict",
      code: "CONFLICT",
      message: "The outline was changed meanwhile: it is in version 2. Load it again.",
      field: "expectedVersion",
    });
  });

  test("names ids of other courses and invalid fields", async () => {
    const [{ id }, other] = [await shop.createCourse(weaving), await shop.createCourse(weaving)];
    const save = (sections: object[]) => shop.saveCurriculum({ courseId: id, expectedVersion: 1, sections });
    expect(paths(await save(given(other.sections)))).toEqual([
      "sections.0.id",
      "sections.0.lessons.0.id",
      "sections.0.lessons.1.id",
      "sections.1.id",
      "sections.1.lessons.0.id",
    ]);
    expect(paths(await save([{ title: "", lessons: [{ title: "x", externalUrl: "javascript:1" }] }]))).toEqual([
      "sections.0.title",
      "sections.0.lessons.0.externalUrl",
    ]);
  });
});

describe("archiveCourse and restoreCourse", () => {
  test("take a published course off sale and put it back, once each", async () => {
    const { id, product } = await shop.publishedCourse();
    shop.catalog.inputs.length = 0;
    const active = (isActive: boolean) => ({ field: "setCourseProductActive", productId: product.id, isActive });
    for (let time = 0; time < 2; time += 1)
      expect(await shop.archiveCourse(id)).toMatchObject({ __typename: "Course", id, status: "ARCHIVED" });
    expect(shop.catalog.inputs).toContainEqual(active(false));
    for (let time = 0; time < 2; time += 1)
      expect(await shop.restoreCourse(id)).toMatchObject({ __typename: "Course", id, status: "PUBLISHED" });
    expect(shop.catalog.inputs).toContainEqual(active(true));
  });

  test("restore a draft as a draft", async () => {
    const { id } = await shop.createCourse(weaving);
    expect((await shop.archiveCourse(id)).status).toBe("ARCHIVED");
    expect(await shop.publishCourse(id)).toMatchObject({
      __typename: "Conflict",
      message: "An archived course cannot be published. Restore it first.",
    });
    expect((await shop.restoreCourse(id, shop.admin)).status).toBe("DRAFT");
  });

  test("update the product from the outbox when the catalog is unavailable", async () => {
    const { id, product } = await shop.publishedCourse();
    shop.catalog.isDown = true;
    expect((await shop.archiveCourse(id)).status).toBe("ARCHIVED");
    shop.catalog.isDown = false;
    await until(() => shop.catalog.inputs.some(({ productId, isActive }) => productId === product.id && !isActive));
  });

  test("an archived course stays available to enrolled users by every key, and is hidden from others", async () => {
    const student = { id: randomUUID(), role: "CUSTOMER" } as const;
    const { id, slug, product } = await shop.publishedCourse();
    await shop.enrollBuyer(student.id, [product.id]);
    await shop.archiveCourse(id);
    const query = `query ($slug: String, $r: [_Any!]!) { course(slug: $slug) { id sections { lessons { externalUrl } } }
      _entities(representations: $r) { ... on Product { course { id } } ... on Course { id } } }`;
    const r = [
      { __typename: "Product", id: product.id },
      { __typename: "Course", id },
    ];
    const seen = (await shop.execute(query, { slug, r }, student)).data;
    expect(seen.course.sections[0].lessons[1].externalUrl).toBe("https://media.example.com/loom.mp4");
    expect(seen._entities).toEqual([{ course: { id } }, { id }]);
    for (const viewer of [undefined, shop.student, colleague]) {
      const { data } = await shop.execute(query, { slug, r }, viewer);
      expect([data.course, data._entities]).toEqual([null, [{ course: null }, null]]);
    }
  });
});

describe("course mutations by other users", () => {
  const calls: [string, (id: string, as: any) => Promise<any>][] = [
    ["updateCourse", (id, as) => shop.updateCourse({ id, title: "Theirs" }, as)],
    ["saveCurriculum", (id, as) => shop.saveCurriculum({ courseId: id, expectedVersion: 1, sections: [] }, as)],
    ["archiveCourse", (id, as) => shop.archiveCourse(id, as)],
    ["restoreCourse", (id, as) => shop.restoreCourse(id, as)],
  ];

  test.each(calls)("%s is NotFound, as for an unknown id", async (_name, call) => {
    const { id } = await shop.createCourse(weaving);
    for (const viewer of [colleague, shop.student]) expect((await call(id, viewer)).__typename).toBe("NotFound");
    for (const missing of [randomUUID(), "no-id"])
      expect((await call(missing, shop.instructor)).__typename).toBe("NotFound");
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { eventually } from "@souk/kernel/testing/eventually";
import { CoursesHarness, weaving } from "./testing/courses-harness.js";

let shop: CoursesHarness;
let made = 0;

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(() => shop.reset());

afterAll(async () => shop[Symbol.asyncDispose]());

const answer = `__typename ... on CourseCategory { id name slug description } ... on Problem { code message }
  ... on InvalidInput { fields { path message } } ... on Conflict { field }`;

async function create(input: object): Promise<any> {
  const query = `mutation ($input: CreateCourseCategoryInput!) { createCourseCategory(input: $input) { ${answer} } }`;
  return (await shop.execute(query, { input }, shop.admin)).data.createCourseCategory;
}

async function update(input: object): Promise<any> {
  const query = `mutation ($input: UpdateCourseCategoryInput!) { updateCourseCategory(input: $input) { ${answer} } }`;
  return (await shop.execute(query, { input }, shop.admin)).data.updateCourseCategory;
}

async function remove(id: string): Promise<any> {
  const query = `mutation ($id: ID!) { deleteCourseCategory(id: $id) {
    __typename ... on DeletedCourseCategory { id } ... on Problem { code } } }`;
  return (await shop.execute(query, { id }, shop.admin)).data.deleteCourseCategory;
}

function category(): Promise<any> {
  made += 1;
  return create({ name: `Category ${made}` });
}

async function read(query: string, variables: object = {}, as?: Parameters<CoursesHarness["execute"]>[2]) {
  const { data, errors } = await shop.execute(query, { ...variables }, as);
  expect(errors).toBeUndefined();
  return data;
}

async function categoryOf(id: string): Promise<unknown> {
  const { course } = await read(`query ($id: ID!) { course(id: $id) { category { slug } } }`, { id }, shop.instructor);
  return course.category?.slug ?? null;
}

const paths = ({ fields }: any): string[] => fields.map(({ path }: { path: string }) => path);

describe("S4-41: course categories belong to the courses service", () => {
  test("createCourseCategory derives the slug from the name, and lists order by name", async () => {
    const textile = await create({ name: " Textile Arts ", description: " Warp and weft. " });
    expect(textile).toEqual({
      __typename: "CourseCategory",
      id: expect.any(String),
      name: "Textile Arts",
      slug: "textile-arts",
      description: "Warp and weft.",
    });
    await create({ name: "Art", slug: "the-arts" });
    const { courseCategories } = await read(`{ courseCategories { slug } }`);
    expect(courseCategories).toEqual([{ slug: "the-arts" }, { slug: "textile-arts" }]);
    const byKey = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on CourseCategory { name } } }`;
    const r = [textile.id, randomUUID(), "none"].map((id) => ({ __typename: "CourseCategory", id }));
    expect((await read(byKey, { r }))._entities).toEqual([{ name: "Textile Arts" }, null, null]);
  });

  test.each([
    ["an empty name", { name: " " }, ["name"]],
    ["a name without letters for a slug", { name: "中文" }, ["slug"]],
    [
      "a name, slug and description that are too long",
      { name: "x".repeat(101), slug: "x".repeat(81), description: "x".repeat(2001) },
      ["name", "slug", "description"],
    ],
  ])("createCourseCategory refuses %s", async (_case, input, wrong) => {
    expect(paths(await create(input))).toEqual(wrong);
  });

  test("updateCourseCategory changes only the given fields", async () => {
    const { id, name, slug } = await category();
    expect(await update({ id, description: "New" })).toMatchObject({ name, slug, description: "New" });
    expect(await update({ id, slug: `other-${slug}` })).toMatchObject({
      name,
      slug: `other-${slug}`,
      description: "New",
    });
    expect(await update({ id, description: null })).toMatchObject({ name, description: null });
    expect(paths(await update({ id, name: null, slug: "NO" }))).toEqual(["name", "slug"]);
  });

  test("a taken slug is a Conflict at the slug, and an unknown id is NotFound", async () => {
    const [one, other] = [await category(), await category()];
    for (const answered of [
      await create({ name: "x", slug: one.slug }),
      await update({ id: other.id, slug: one.slug }),
    ])
      expect(answered).toMatchObject({ __typename: "Conflict", field: "slug" });
    for (const id of [randomUUID(), "none"]) {
      expect(await update({ id, name: "x" })).toMatchObject({ code: "NOT_FOUND" });
      expect(await remove(id)).toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("deleteCourseCategory keeps the courses, and the audit log has their number", async () => {
    const { id, name, slug } = await category();
    const course = await shop.publishedCourse({ category: slug });
    expect(await remove(id)).toEqual({ __typename: "DeletedCourseCategory", id });
    expect(await categoryOf(course.id)).toBeNull();
    await eventually(() => {
      const entries = shop.accounts.inputs.filter(({ targetId }) => targetId === id);
      expect(entries).toEqual([
        expect.objectContaining({
          action: "createCourseCategory",
          before: null,
          after: { name, slug, description: null },
        }),
        expect.objectContaining({
          action: "deleteCourseCategory",
          before: { name, slug, description: null, courses: 1 },
          after: null,
        }),
      ]);
    });
  });
});

describe("the category of a course", () => {
  test("is set and cleared by its slug, and stays when it is absent", async () => {
    const [one, other] = [await category(), await category()];
    const { id } = await shop.createCourse({ ...weaving, category: one.slug });
    expect(await categoryOf(id)).toBe(one.slug);
    await shop.updateCourse({ id, title: "Loom" });
    expect(await categoryOf(id)).toBe(one.slug);
    await shop.updateCourse({ id, category: other.slug }, shop.admin);
    expect(await categoryOf(id)).toBe(other.slug);
    await shop.updateCourse({ id, category: null });
    expect(await categoryOf(id)).toBeNull();
    await eventually(() => {
      const change = { action: "updateCourse", before: { category: one.slug }, after: { category: other.slug } };
      const entry = shop.accounts.inputs.find(({ targetId }) => targetId === id);
      expect(entry).toMatchObject(change);
    });
  });

  test.each(["none", "a\u0000", "NO SLUG"])("must exist: %j is refused with the other faults", async (slug) => {
    const wrong = { title: " ", category: slug };
    expect(paths(await shop.createCourse({ ...weaving, ...wrong }))).toEqual(["title", "category"]);
    const { id } = await shop.createCourse(weaving);
    expect(paths(await shop.updateCourse({ id, ...wrong }))).toEqual(["title", "category"]);
    expect(paths(await shop.updateCourse({ id, category: slug }))).toEqual(["category"]);
  });
});

describe("the courses of a category", () => {
  const page = `query ($slug: String!, $after: String) { courseCategory(slug: $slug) {
    courseCount courses(first: 2, after: $after) { nodes { title } totalCount pageInfo { hasNextPage endCursor } } } }`;
  const titles = ({ courses }: any): string[] => courses.nodes.map(({ title }: { title: string }) => title);

  test("are published ones, the newest first, in pages", async () => {
    const { slug } = await category();
    for (const title of ["One", "Two", "Three"]) await shop.publishedCourse({ title, category: slug });
    await shop.createCourse({ ...weaving, category: slug });
    const { courseCategory: first } = await read(page, { slug });
    expect(first).toMatchObject({ courseCount: 3, courses: { totalCount: 3, pageInfo: { hasNextPage: true } } });
    expect(titles(first)).toEqual(["Three", "Two"]);
    const { courseCategory: second } = await read(page, { slug, after: first.courses.pageInfo.endCursor });
    expect(titles(second)).toEqual(["One"]);
    const filter = `query ($slug: String) { courses(filter: { courseCategory: $slug }, sort: TITLE_ASC) { nodes { title } } }`;
    expect(titles(await read(filter, { slug }))).toEqual(["One", "Three", "Two"]);
    expect((await read(page, { slug: "none" })).courseCategory).toBeNull();
  });

  test("take three statements for any number of categories, and one more for the categories of courses", async () => {
    const categories = await Promise.all([category(), category()]);
    for (const { slug } of categories) await shop.publishedCourse({ category: slug });
    const lists = `{ courseCategories { courseCount courses(first: 3) { nodes { id } } } }`;
    expect(await shop.statementsOf(lists, {})).toBe(3);
    expect(await shop.statementsOf(`{ courses { nodes { category { name } } } }`, {})).toBe(2);
  });
});

describe("an import", () => {
  async function importRecords(kind: string, data: object, dryRun = false): Promise<any> {
    const query = `mutation ($input: ImportRecordsInput!) { importRecords(input: $input) { outcome id fields { path } } }`;
    const input = { source: "old", kind, dryRun, records: [{ externalId: String((data as any).slug), data }] };
    const { data: answered } = await shop.serviceContext.execute(shop.subgraph, query, { input }, { from: "import" });
    return answered.importRecords[0];
  }

  const importCategory = (data: object, dryRun = false) => importRecords("course categories", data, dryRun);
  const importCourse = (data: object) =>
    importRecords("courses", {
      ...weaving,
      slug: "weaving",
      instructorId: shop.instructor.id,
      isPublished: false,
      ...data,
    });

  test("creates a course category and later changes it; a dry run changes nothing", async () => {
    const found = async () => (await read(`{ courseCategory(slug: "imported") { name } }`)).courseCategory;
    expect((await importCategory({ name: "Old", slug: "imported" }, true)).outcome).toBe("CREATED");
    expect(await found()).toBeNull();
    expect((await importCategory({ name: "Old", slug: "imported" })).outcome).toBe("CREATED");
    expect((await importCategory({ name: "New", slug: "imported" })).outcome).toBe("UPDATED");
    expect(await found()).toEqual({ name: "New" });
    expect((await importCategory({ name: " ", slug: "wrong" })).fields).toEqual([{ path: "name" }]);
  });

  test("uses a present category with the same slug, and finds it after a change of the slug", async () => {
    const { id, slug } = await category();
    expect(await importCategory({ name: "Another", slug })).toMatchObject({ outcome: "SKIPPED", id });
    await update({ id, slug: `${slug}-renamed` });
    const { id: courseId } = await importCourse({ categoryId: id });
    expect(await categoryOf(courseId)).toBe(`${slug}-renamed`);
    await remove(id);
    expect((await importCourse({ title: "Weaving again", categoryId: id })).outcome).toBe("UPDATED");
    expect(await categoryOf(courseId)).toBeNull();
  });
});

test("a shop has at most 200 course categories, also after several concurrent requests for the last ones", async () => {
  await shop.rows(
    `insert into course_categories (id, name, slug, created_at)
     select gen_random_uuid(), 'Filled', 'filled-' || number, now()
     from generate_series(1, 197 - (select count(*)::int from course_categories)) number`,
  );
  const answers = await Promise.all(Array.from({ length: 8 }, category));
  expect(answers.filter(({ __typename }) => __typename === "CourseCategory")).toHaveLength(3);
  expect(answers.filter(({ field }) => field === null)).toMatchObject(Array(5).fill({ __typename: "Conflict" }));
  expect((await read(`{ courseCategories { id } }`)).courseCategories).toHaveLength(200);
});

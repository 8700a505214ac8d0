import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { courseView, CoursesHarness, weaving } from "./testing/courses-harness.js";
import { until } from "@souk/kernel/testing/eventually";

let shop: CoursesHarness;
const negativePrice = { price: { amount: "-1", currency: "CAD" } };
const course = `${courseView} query ($id: ID, $slug: String) { course(id: $id, slug: $slug) { ...CourseView } }`;
const paths = (answer: any): string[] => answer.fields.map((field: { path: string }) => field.path);

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(() => shop.reset());

afterAll(async () => shop[Symbol.asyncDispose]());

describe("createCourse", () => {
  test("creates the product first, then a draft that its instructor sees completely", async () => {
    const made = await shop.createCourse(weaving);
    expect(made).toMatchObject({
      __typename: "Course",
      slug: "weaving-for-beginners",
      title: "Weaving for Beginners",
      status: "DRAFT",
      enrollmentCount: 0,
      instructor: { id: shop.instructor.id },
      myEnrollment: null,
      sections: [
        {
          title: "Start",
          lessons: [
            { title: "Hello", isPreview: true, durationSeconds: 60, externalUrl: "/media/hello.mp4" },
            {
              title: "The loom",
              isPreview: false,
              durationSeconds: null,
              externalUrl: "https://media.example.com/loom.mp4",
            },
          ],
        },
        { title: "End", lessons: [{ title: "Goodbye", externalUrl: null }] },
      ],
    });
    expect(shop.catalog.inputs).toEqual([
      {
        field: "createCourseProduct",
        id: made.product.id,
        name: weaving.title,
        description: weaving.summary,
        price: weaving.price,
        categories: ["courses"],
        checkOnly: false,
      },
    ]);
  });

  test("gives courses with the same title different slugs, also concurrently, and a slug to a title without letters", async () => {
    const twins = await Promise.all(
      [1, 2, 3].map(() => shop.createCourse({ ...weaving, title: "Twin", sections: [] })),
    );
    expect(new Set(twins.map(({ slug }) => slug)).size).toBe(3);
    expect(twins.every(({ slug }) => /^twin(-[0-9a-f]{8})?$/.test(slug))).toBe(true);
    expect((await shop.createCourse({ ...weaving, title: "日本語" })).slug).toBe("course");
  });

  test("names the catalog's faults by the author's field names, and stores nothing", async () => {
    const answer = await shop.createCourse({ ...weaving, ...negativePrice, title: "Refused" });
    expect([answer.__typename, answer.code, paths(answer)]).toEqual([
      "InvalidInput",
      "VALIDATION_FAILED",
      ["title", "summary", "price.amount"],
    ]);
    expect((await shop.execute(course, { slug: "refused" }, shop.admin)).data.course).toBeNull();
  });

  test("returns its own and the catalog's faults together, each field once, and creates no product", async () => {
    const answer = await shop.createCourse({
      ...weaving,
      ...negativePrice,
      title: "",
      sections: [{ title: " ", lessons: [] }],
    });
    expect(paths(answer)).toEqual(["title", "sections.0.title", "summary", "price.amount"]);
    expect(shop.catalog.inputs.map(({ checkOnly }) => checkOnly)).toEqual([true]);
  });

  test("returns its own faults also while the catalog is unavailable", async () => {
    shop.catalog.isDown = true;
    expect(paths(await shop.createCourse({ ...weaving, title: "" }))).toEqual(["title"]);
  });

  test("is SUBGRAPH_UNAVAILABLE without the catalog, and stores nothing", async () => {
    shop.catalog.isDown = true;
    const create = `mutation ($input: CreateCourseInput!) { createCourse(input: $input) { __typename } }`;
    const body = await shop.execute(create, { input: { ...weaving, title: "Nowhere" } }, shop.instructor);
    expect([body.data.createCourse, body.errors[0].extensions.code]).toEqual([null, "SUBGRAPH_UNAVAILABLE"]);
    expect((await shop.execute(course, { slug: "nowhere" }, shop.admin)).data.course).toBeNull();
  });

  test.each([
    ["an anonymous viewer", undefined, "UNAUTHENTICATED"],
    ["a guest", "GUEST", "UNAUTHENTICATED"],
    ["a customer", "CUSTOMER", "FORBIDDEN"],
  ] as const)("S4-38: is refused to %s", async (_who, role, code) => {
    const create = `mutation ($input: CreateCourseInput!) { createCourse(input: $input) { __typename } }`;
    const body = await shop.execute(create, { input: weaving }, role && { id: randomUUID(), role });
    expect([body.data.createCourse, body.errors[0].extensions.code]).toEqual([null, code]);
  });
});

describe("publishCourse", () => {
  const colleague = { id: randomUUID(), role: "INSTRUCTOR" } as const;

  test("puts the product on sale, and a repeat returns the same", async () => {
    const { id, product } = await shop.createCourse(weaving);
    expect(await shop.publishCourse(id)).toMatchObject({ __typename: "Course", id, status: "PUBLISHED" });
    expect(shop.catalog.inputs).toContainEqual({
      field: "setCourseProductActive",
      productId: product.id,
      isActive: true,
    });
    expect(await shop.publishCourse(id, shop.admin)).toMatchObject({ __typename: "Course", status: "PUBLISHED" });
  });

  test("puts the product on sale from the outbox when the catalog is unavailable", async () => {
    const { id, product } = await shop.createCourse(weaving);
    shop.catalog.isDown = true;
    expect(await shop.publishCourse(id)).toMatchObject({ __typename: "Course", status: "PUBLISHED" });
    shop.catalog.isDown = false;
    await until(() => shop.catalog.inputs.some(({ productId }) => productId === product.id));
  });

  test.each([
    ["without sections", { sections: null }],
    ["with a section without lessons", { sections: [{ title: "Later", lessons: [] }] }],
  ])("refuses a course %s", async (_case, change) => {
    const { id } = await shop.createCourse({ ...weaving, ...change });
    expect(await shop.publishCourse(id)).toEqual({
      __typename: "Conflict",
      code: "CONFLICT",
      message: "The course cannot be published yet. It needs a section with a lesson.",
    });
  });

  test.each([
    ["another instructor", colleague],
    ["a customer", { id: randomUUID(), role: "CUSTOMER" } as const],
  ])("is NotFound to %s", async (_who, viewer) => {
    const { id } = await shop.createCourse(weaving);
    expect((await shop.publishCourse(id, viewer)).__typename).toBe("NotFound");
    expect((await shop.execute(course, { id }, shop.instructor)).data.course.status).toBe("DRAFT");
  });

  test.each([[randomUUID()], ["not-an-id"]])("is NotFound for %s", async (id) => {
    expect((await shop.publishCourse(id)).__typename).toBe("NotFound");
  });
});

describe("visibility of courses", () => {
  test("a draft is visible to its instructor and admins, by both keys, its product and its own reference", async () => {
    const { id, slug, product } = await shop.createCourse({ ...weaving, title: "Hidden" });
    const entities = `query ($r: [_Any!]!) { _entities(representations: $r) {
      ... on Product { course { id } } ... on Course { id } } }`;
    const r = [
      { __typename: "Product", id: product.id },
      { __typename: "Course", id },
    ];
    for (const viewer of [shop.instructor, shop.admin]) {
      expect((await shop.execute(course, { slug }, viewer)).data.course.id).toBe(id);
      expect((await shop.execute(entities, { r }, viewer)).data._entities).toEqual([{ course: { id } }, { id }]);
    }
    for (const viewer of [undefined, shop.student]) {
      expect((await shop.execute(course, { id }, viewer)).data.course).toBeNull();
      expect((await shop.execute(entities, { r }, viewer)).data._entities).toEqual([{ course: null }, null]);
    }
  });

  test("a product without a course has a null course", async () => {
    const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { id course { id } } } }`;
    const r = [randomUUID(), "no-id"].map((id) => ({ __typename: "Product", id }));
    expect((await shop.execute(entities, { r })).data._entities).toEqual(r.map(({ id }) => ({ id, course: null })));
  });

  test("drafts are listed to their own instructor and to admins who request that instructor's courses", async () => {
    const teacher = { id: randomUUID(), role: "INSTRUCTOR" } as const;
    const draft = await shop.createCourse({ ...weaving, title: "Mine" }, teacher);
    const published = await shop.createCourse({ ...weaving, title: "Mine, published" }, teacher);
    await shop.publishCourse(published.id, teacher);
    const list = async (filter: object, as?: Parameters<CoursesHarness["execute"]>[2]): Promise<string[]> => {
      const query = `query ($filter: CourseFilter) { courses(first: 100, filter: $filter) { nodes { id } totalCount } }`;
      const { nodes, totalCount } = (await shop.execute(query, { filter }, as)).data.courses;
      expect(totalCount).toBe(nodes.length);
      return nodes.map((node: { id: string }) => node.id);
    };
    const instructorId = teacher.id;
    expect(await list({ instructorId })).toEqual([published.id]);
    expect(await list({ instructorId }, shop.instructor)).toEqual([published.id]);
    expect(await list({ instructorId }, teacher)).toEqual([published.id, draft.id]);
    expect(await list({ instructorId: instructorId.toUpperCase() }, shop.admin)).toEqual([published.id, draft.id]);
    expect(await list({ search: "mine" }, shop.admin)).toEqual([published.id]);
    expect(await list({ instructorId: "nobody" })).toEqual([]);
  });

  test("are sorted by title across pages on request", async () => {
    const teacher = { id: randomUUID(), role: "INSTRUCTOR" } as const;
    for (const title of ["Öl on canvas", "oil lamps", "Zinc"]) await shop.createCourse({ ...weaving, title }, teacher);
    const query = `query ($sort: CourseSort, $after: String, $first: Int) {
      courses(filter: { mine: true }, sort: $sort, first: $first, after: $after) { nodes { title } pageInfo { endCursor } } }`;
    const page = async (given: Record<string, unknown>): Promise<any> =>
      (await shop.execute(query, given, teacher)).data.courses;
    const titles = ({ nodes }: any): string[] => nodes.map(({ title }: { title: string }) => title);
    expect(titles(await page({ sort: "TITLE_ASC" }))).toEqual(["oil lamps", "Öl on canvas", "Zinc"]);
    const first = await page({ sort: "TITLE_DESC", first: 1 });
    const rest = await page({ sort: "TITLE_DESC", after: first.pageInfo.endCursor });
    expect([titles(first), titles(rest)]).toEqual([["Zinc"], ["Öl on canvas", "oil lamps"]]);
    const other = await shop.execute(query, { sort: "TITLE_ASC", after: first.pageInfo.endCursor }, teacher);
    expect(other.errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });

  test.each([
    ["no key", "{ course { id } }"],
    ["two keys", `{ course(id: "${randomUUID()}", slug: "b") { id } }`],
    ["a page too large", "{ courses(first: 101) { totalCount } }"],
    ["a malformed cursor", '{ courses(after: "zzz") { totalCount } }'],
    ["a cursor invented by a client", `{ courses(after: "${madeUpCursor()}") { nodes { id } } }`],
    ["a search too long", `{ courses(filter: { search: "${"x".repeat(201)}" }) { totalCount } }`],
    ["an impossible category", '{ courses(filter: { category: "a\\u0000" }) { totalCount } }'],
  ])("%s is BAD_USER_INPUT", async (_case, query) => {
    expect((await shop.execute(query)).errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });
});

describe("the cost of a request", () => {
  test("a course page takes four statements, and one more for what is open to a student", async () => {
    const { id, product } = await shop.publishedCourse();
    await shop.enrollBuyer(shop.student.id, [product.id]);
    expect(await shop.statementsOf(course, { id })).toBeLessThanOrEqual(4);
    expect(await shop.statementsOf(course, { id }, shop.student)).toBe(5);
  });

  test("a page of complete courses takes the same number of statements at any size", async () => {
    for (let made = 0; made < 5; made += 1) await shop.publishedCourse();
    const list = `${courseView} query ($first: Int) { courses(first: $first) { nodes { ...CourseView } totalCount } }`;
    expect(await shop.statementsOf(list, { first: 1 }, shop.student)).toBe(6);
    expect(await shop.statementsOf(list, { first: 50 }, shop.student)).toBe(6);
    const plain = `{ courses(first: 50) { nodes { id } pageInfo { endCursor } } }`;
    expect(await shop.statementsOf(plain, {})).toBe(1);
  });

  test("the courses of any number of products take one statement", async () => {
    const courses = await Promise.all([1, 2, 3].map(() => shop.publishedCourse()));
    const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { course { id } } } }`;
    const r = courses.map(({ product }) => ({ __typename: "Product", id: product.id }));
    expect(await shop.statementsOf(entities, { r })).toBe(1);
  });
});

function madeUpCursor(): string {
  return Buffer.from('["NEWEST","soon","me"]').toString("base64url");
}

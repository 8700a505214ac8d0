import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { CoursesHarness } from "./testing/courses-harness.js";

let shop: CoursesHarness;
const students = `query ($id: ID, $first: Int, $after: String, $search: String, $sort: StudentSort) { course(id: $id) {
  students(first: $first, after: $after, search: $search, sort: $sort) {
    nodes { user { id email fullName } enrolledAt progress completedAt } totalCount pageInfo { hasNextPage endCursor } } } }`;
type Viewer = Parameters<CoursesHarness["execute"]>[2];

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(() => {
  shop.accounts.isDown = false;
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function aCourseOf(...names: (string | null)[]) {
  const { id, product, sections } = await shop.publishedCourse();
  const people = names.map((name) => shop.person(name));
  for (const { id: buyerId } of people) await shop.enrollBuyer(buyerId, [product.id]);
  return { id, product, people, lessonId: sections[0].lessons[0].id as string };
}

async function seen(id: string, variables: object = {}, as: Viewer = shop.instructor): Promise<any> {
  return (await shop.execute(students, { id, ...variables }, as)).data.course.students;
}

const names = ({ nodes }: any): string[] => nodes.map(({ user }: any) => user?.fullName ?? null);

describe("the students of a course", () => {
  test("are visible to its instructor and admins, newest first, with their progress", async () => {
    const { id, people, lessonId } = await aCourseOf("Ada", "Ben");
    const complete = `mutation ($lessonId: ID!) { completeLesson(lessonId: $lessonId) { __typename } }`;
    await shop.execute(complete, { lessonId }, people[0]);
    for (const viewer of [shop.instructor, shop.admin]) {
      const { nodes, totalCount } = await seen(id, {}, viewer);
      expect(nodes).toMatchObject([
        { user: { id: people[1]?.id, fullName: "Ben", email: people[1]?.email }, progress: 0, completedAt: null },
        { user: { id: people[0]?.id, fullName: "Ada" }, progress: 1 / 3 },
      ]);
      expect(totalCount).toBe(2);
    }
  });

  test("are hidden from all others", async () => {
    const { id, people } = await aCourseOf("Ada");
    const others = [
      undefined,
      { id: randomUUID(), role: "GUEST" },
      people[0],
      { id: randomUUID(), role: "INSTRUCTOR" },
    ];
    for (const viewer of others as Viewer[]) {
      const { data, errors } = await shop.execute(students, { id }, viewer);
      expect([data.course.students, errors]).toEqual([null, undefined]);
    }
  });

  test("are paged, each student once", async () => {
    const { id } = await aCourseOf("Ada", "Ben", "Cleo");
    const first = await seen(id, { first: 2 });
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await seen(id, { first: 2, after: first.pageInfo.endCursor });
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect([...names(first), ...names(second)]).toEqual(["Cleo", "Ben", "Ada"]);
  });

  test("are listed oldest first on request, and a cursor is only valid for its sort order", async () => {
    const { id } = await aCourseOf("Ada", "Ben", "Cleo");
    const first = await seen(id, { first: 1, sort: "OLDEST" });
    const after = first.pageInfo.endCursor;
    expect([...names(first), ...names(await seen(id, { after, sort: "OLDEST" }))]).toEqual(["Ada", "Ben", "Cleo"]);
    const { errors } = await shop.execute(students, { id, after, sort: "NEWEST" }, shop.instructor);
    expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });

  test("are found by their data in accounts, also in the count", async () => {
    const { id } = await aCourseOf("Ada Lovelace", "Ben", "Ada Byron", null);
    const found = await seen(id, { search: " Ada " });
    expect([names(found), found.totalCount]).toEqual([["Ada Byron", "Ada Lovelace"], 2]);
    expect(await seen(id, { search: "Zoe" })).toMatchObject({ nodes: [], totalCount: 0 });
    const lookedFor = shop.accounts.inputs.filter(({ search }) => search === "Ada");
    expect(lookedFor).toHaveLength(1);
  });

  test("leave out users who are no longer enrolled, and have no name without an account", async () => {
    const { id, product, people } = await aCourseOf("Ada");
    const [formerStudent, orderId] = [randomUUID(), randomUUID()];
    await shop.enrollBuyer(formerStudent, [product.id], orderId);
    expect(names(await seen(id))).toEqual([null, "Ada"]);
    await shop.endEnrollments(formerStudent, [product.id], orderId);
    expect(await seen(id)).toMatchObject({ nodes: [{ user: { id: people[0]?.id } }], totalCount: 1 });
  });

  test("are listed without names while accounts is unavailable, and the error says so", async () => {
    const { id } = await aCourseOf("Ada");
    shop.accounts.isDown = true;
    const { data, errors } = await shop.execute(students, { id }, shop.instructor);
    expect(data.course.students.nodes).toMatchObject([{ user: null, progress: 0 }]);
    expect(errors?.[0]?.extensions?.code).toBe("SUBGRAPH_UNAVAILABLE");
  });
});

test("take two statements for a page of courses, and one call to accounts", async () => {
  await aCourseOf("Ada", "Ben");
  await aCourseOf("Cleo");
  const list = `{ courses(filter: { mine: true }) { nodes { students { nodes { user { fullName } progress } } } } }`;
  shop.accounts.inputs.length = 0;
  expect(await shop.statementsOf(list, {}, shop.instructor)).toBe(2);
  expect(shop.accounts.inputs.filter(({ field }) => field === "_entities")).toHaveLength(1);
});

test.each([
  [{ first: 101 }, "first"],
  [{ after: "garbage" }, "after"],
  [{ search: "x".repeat(201) }, "search"],
  [{ search: "a\0b" }, "search"],
])("%j is BAD_USER_INPUT", async (page, argument) => {
  const { id } = await aCourseOf();
  const { errors } = await shop.execute(students, { id, ...page }, shop.instructor);
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
});

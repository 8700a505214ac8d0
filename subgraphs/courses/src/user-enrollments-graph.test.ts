import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { CoursesHarness } from "./testing/courses-harness.js";

let shop: CoursesHarness;
const [ada, ben] = [randomUUID(), randomUUID()];
const asAda = { id: ada, role: "CUSTOMER" } as const;
const adasCourses: string[] = [];
const enrollments = `query ($r: [_Any!]!, $first: Int, $after: String) {
  _entities(representations: $r) { ... on User { id enrollments(first: $first, after: $after) {
    nodes { progress course { id } } totalCount pageInfo { hasNextPage endCursor } } } } }`;

beforeAll(async () => {
  shop = await CoursesHarness.create();
  for (let count = 0; count < 3; count += 1) {
    const { id, product } = await shop.publishedCourse();
    await shop.enrollBuyer(ada, [product.id]);
    if (count === 0) await shop.enrollBuyer(ben, [product.id]);
    adasCourses.unshift(id);
  }
});

afterAll(async () => shop[Symbol.asyncDispose]());

const users = (...ids: string[]) => ids.map((id) => ({ __typename: "User", id }));
const courseIds = (user: any): string[] => user.enrollments.nodes.map(({ course }: any) => course.id);

test("a user's own enrollments are paged, newest first", async () => {
  const page = async (after: string | null) => {
    const { data } = await shop.execute(enrollments, { r: users(ada), first: 2, after }, asAda);
    return data._entities[0];
  };
  const first = await page(null);
  expect(first.enrollments).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  const second = await page(first.enrollments.pageInfo.endCursor);
  expect(second.enrollments.pageInfo.hasNextPage).toBe(false);
  expect([...courseIds(first), ...courseIds(second)]).toEqual(adasCourses);
});

test("admins read the enrollments of many users in a constant number of statements", async () => {
  const { data } = await shop.execute(enrollments, { r: users(ada, ben, randomUUID()) }, shop.admin);
  expect(data._entities.map(courseIds)).toEqual([adasCourses, [adasCourses[2]], []]);
  const statements = async (...ids: string[]) => shop.statementsOf(enrollments, { r: users(...ids) }, shop.admin);
  expect([await statements(ada), await statements(ada, ben)]).toEqual([3, 3]);
});

test.each([
  ["an anonymous viewer", undefined],
  ["a guest", { id: randomUUID(), role: "GUEST" } as const],
  ["another customer", { id: ben, role: "CUSTOMER" } as const],
])("enrollments are null for %s", async (_who, viewer) => {
  const { data, errors } = await shop.execute(enrollments, { r: users(ada) }, viewer);
  expect([data._entities[0].enrollments, errors]).toEqual([null, undefined]);
});

test("S4-36: an order lists the enrollments that it paid for, for its buyer and admins, in one statement for all orders", async () => {
  const [cleo, orderId, other] = [randomUUID(), randomUUID(), randomUUID()];
  const { id, product } = await shop.publishedCourse();
  await shop.enrollBuyer(cleo, [product.id], orderId);
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order { enrollments { course { id } } } } }`;
  const r = (...ids: string[]) => ({ r: ids.map((order) => ({ __typename: "Order", id: order })) });
  const listed = async (viewer?: Parameters<typeof shop.execute>[2]) =>
    (await shop.execute(query, r(orderId, other, "x"), viewer)).data._entities.map(({ enrollments: own }: any) => own);
  const paidFor = [[{ course: { id } }], [], []];
  expect(await listed({ id: cleo, role: "CUSTOMER" })).toEqual(paidFor);
  expect(await listed(shop.admin)).toEqual(paidFor);
  expect([await listed(asAda), await listed()]).toEqual([
    [[], [], []],
    [[], [], []],
  ]);
  const statements = (...ids: string[]) => shop.statementsOf(query, r(...ids), shop.admin);
  expect(await statements(orderId)).toBe(await statements(orderId, other));
});

test.each([
  [{ first: 101 }, "BAD_USER_INPUT"],
  [{ after: "garbage" }, "BAD_USER_INPUT"],
])("%j is %s", async (page, code) => {
  const { errors } = await shop.execute(enrollments, { r: users(ada), ...page }, asAda);
  expect(errors[0].extensions.code).toBe(code);
});

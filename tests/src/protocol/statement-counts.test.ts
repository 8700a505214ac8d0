// own shop: it counts the statements of each service
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  AddToCartDocument,
  CartDocument,
  CategoryPageDocument,
  CheckoutDocument,
  OrderDocument,
  OrdersDocument,
  ProductDocument,
  ProductsDocument,
} from "../generated/operations.js";
import { addToCart, buy, checkoutInput } from "../test-kit/data/buying.js";
import type { Answer } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { addStoredPicture } from "../test-kit/data/uploading.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { addStudents, assignment } from "./add-students.js";

let shop: TestShop;
/** Products with enough stock for every test here. */
let productIds: string[];
let courses: string[];

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true, isShared: false });
  const idsOf = async (kind: "PHYSICAL" | "COURSE"): Promise<string[]> => {
    const { products } = await shop.client.get(ProductsDocument, { first: 100, filter: { kind } });
    const nodes = products?.edges.map(({ node }) => node) ?? [];
    return nodes.filter(({ stock }) => stock === null || stock.available >= 30).map(({ id }) => id);
  };
  [productIds, courses] = [await idsOf("PHYSICAL"), await idsOf("COURSE")];
  expect(productIds.length).toBeGreaterThanOrEqual(20);
  expect(courses.length).toBeGreaterThanOrEqual(2);
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** The cost of a request. Throws when its answer has errors. */
async function workOf(answer: Promise<Answer<unknown>>): Promise<Answer<unknown>["work"]> {
  const { errors, work } = await answer;
  expect(errors).toEqual([]);
  return work;
}

async function buyerWithLines(lineIds: readonly string[]): Promise<Shopper> {
  const buyer = await shop.signUp();
  for (const productId of lineIds) await addToCart(buyer, productId);
  return buyer;
}

describe("pages of the catalog", () => {
  test("a list of 50 products with stock costs 3 statements, like a list of 2", async () => {
    const list = (first: number) => workOf(shop.client.execute(ProductsDocument, { first }));
    expect(await list(50)).toEqual({ sql: 3, fetches: 2 });
    expect(await list(2)).toEqual(await list(50));
  });

  test("stored pictures of a list of 50 products cost one more statement and request, like those of a list of 2", async () => {
    await addStoredPicture(await shop.admin(), (await shop.product()).id);
    const list = (first: number, picture = "") =>
      workOf(
        shop.client.execute(`query ($first: Int) { products(first: $first) { nodes { images { url ${picture} } } } }`, {
          first,
        }),
      );
    const { sql, fetches } = await list(50);
    for (const first of [50, 2])
      expect(await list(first, "picture { placeholder focalPoint { x y } }")).toEqual({
        sql: sql + 1,
        fetches: fetches + 1,
      });
  });

  test("a product's page costs at most 5 statements, for goods and for a course", async () => {
    for (const id of [productIds[0], courses[0]]) {
      const { sql, fetches } = await workOf(shop.client.execute(ProductDocument, { id }));
      expect(sql).toBeLessThanOrEqual(5);
      expect(fetches).toBeLessThanOrEqual(3);
    }
  });

  test("a category's page costs the same for any number of products", async () => {
    const page = (first: number) => shop.client.execute(CategoryPageDocument, { slug: "keyboards", first });
    expect((await page(8)).data.category?.products.nodes).toHaveLength(8);
    const work = await workOf(page(8));
    expect(await workOf(page(1))).toEqual(work);
    expect(work.sql).toBeLessThanOrEqual(4);
  });
});

describe("the cart", () => {
  test("adding costs at most 5 statements, for an empty cart and a full one, goods and courses", async () => {
    const buyer = await buyerWithLines([]);
    const add = async (productId: string | undefined) =>
      (await workOf(buyer.execute(AddToCartDocument, { input: { productId: productId ?? "", quantity: 1 } }))).sql;
    const first = await add(productIds[0]);
    expect(first).toBeLessThanOrEqual(5);
    for (const productId of productIds.slice(1, 19)) await addToCart(buyer, productId);
    expect(await add(productIds[19])).toBe(first);
    expect(await add(courses[0])).toBeLessThanOrEqual(5);
  });

  test("S0-13: reading 20 lines costs at most 4 statements, like reading 2", async () => {
    const large = await buyerWithLines(productIds.slice(0, 20));
    const small = await buyerWithLines(productIds.slice(0, 2));
    const work = await workOf(large.execute(CartDocument));
    expect(work.sql).toBeLessThanOrEqual(4);
    expect(await workOf(small.execute(CartDocument))).toEqual(work);
  });
});

describe("checking out", () => {
  test("S3-26: costs at most 30 statements over all subgraphs, for 2 products and a course as well as for 20 and a course", async () => {
    const checkOut = async (count: number) => {
      const buyer = await buyerWithLines([...productIds.slice(0, count), courses[0] ?? ""]);
      const answer = buyer.execute(CheckoutDocument, { input: checkoutInput() });
      expect((await answer).data.checkout?.__typename).toBe("Order");
      return workOf(answer);
    };
    const small = await checkOut(2);
    expect(small.sql).toBeLessThanOrEqual(30);
    expect(await checkOut(20)).toEqual(small);
  });

  test("counts the statements of every subgraph", async () => {
    const buyer = await buyerWithLines(productIds.slice(0, 1));
    const { sql } = await workOf(buyer.execute(CheckoutDocument, { input: checkoutInput() }));
    // cart, catalog, shipping, orders, inventory and payments each send at least one
    expect(sql).toBeGreaterThanOrEqual(10);
  });
});

describe("orders", () => {
  test("a list of 20 with payments and shipments costs at most 6 statements, like a list of 2", async () => {
    const buyer = await shop.signUp();
    for (const productId of productIds.slice(0, 20)) await buy(buyer, productId);
    const list = (first: number) => buyer.execute(OrdersDocument, { first });
    expect((await list(20)).data.orders?.nodes).toHaveLength(20);
    const work = await workOf(list(20));
    expect(work.sql).toBeLessThanOrEqual(6);
    expect(await workOf(list(2))).toEqual(work);
  });

  test("an admin's list of 20 with notes and the buyers' orders costs the same for any length", async () => {
    const admin = await shop.admin();
    const query = `query ($first: Int) { allOrders(first: $first, filter: { search: "ord" }) {
      nodes { number notes { text } customer { fullName orders(first: 5) { nodes { number } totalCount } } }
    } }`;
    const list = (first: number) => workOf(admin.execute(query, { first }));
    const work = await list(20);
    expect(await list(2)).toEqual(work);
    // the admin's session status, matching users, orders; notes, names, the users' orders, and their number
    expect(work.sql).toBeLessThanOrEqual(8);
  });

  test("a report of a year costs as much as one of a day", async () => {
    const admin = await shop.admin();
    const query = `query ($from: DateTime!, $to: DateTime!) { salesReport(from: $from, to: $to) {
      totals { orders } byDay { date } byStatus { count } topProducts(first: 100) { product { name } } conversion { cartsStarted } } }`;
    const to = new Date();
    const reportOf = (days: number) =>
      workOf(
        admin.execute(query, { from: new Date(to.getTime() - days * 86_400_000).toISOString(), to: to.toISOString() }),
      );
    const work = await reportOf(366);
    expect(await reportOf(1)).toEqual(work);
    // the admin's session status; six statements of orders, one of cart, two of catalog
    expect(work.sql).toBeLessThanOrEqual(10);
  });

  test("the income of an instructor over three years costs as much as that of a month", async () => {
    const admin = await shop.admin();
    const query = `query ($fromMonth: String!) { courseIncome(fromMonth: $fromMonth, toMonth: "2026-12") {
      totals { units } months { month } courses { name product { name } } monthsOfCourses { month } } }`;
    const work = await workOf(admin.execute(query, { fromMonth: "2024-01" }));
    expect(await workOf(admin.execute(query, { fromMonth: "2026-12" }))).toEqual(work);
    // the session status of the admin, who sells no course; two statements of orders
    expect(work.sql).toBeLessThanOrEqual(4);
  });

  test("an order with 20 lines costs as much as one with a single line", async () => {
    const many = await buyerWithLines(productIds.slice(0, 20));
    const few = await shop.signUp();
    const pageOf = async (buyer: Shopper, productId: string | undefined) =>
      workOf(buyer.execute(OrderDocument, { id: (await buy(buyer, productId ?? "")).id }));
    expect(await pageOf(many, productIds[0])).toEqual(await pageOf(few, productIds[0]));
  });
});

/** A page of courses by the beginning of its operation, its user, and the most statements that it may cost. */
type Page = readonly [operation: string, as: "visitor" | "student" | "instructor", statements: number];

const coursePages: readonly Page[] = [
  ["Courses($after", "visitor", 9],
  ["Course($slug", "visitor", 11],
  ["Certificate(", "visitor", 1],
  ["MyCourse(", "student", 13],
  ["MyCourses ", "student", 2],
  ["LearnCourse(", "student", 16],
  ["LessonQuestions(", "student", 5],
  ["LessonNotes(", "student", 1],
  ["CourseAnnouncements(", "student", 3],
  ["TaughtCourses(", "instructor", 6],
  ["EditCourse(", "instructor", 21],
  ["CourseStudents(", "instructor", 5],
  ["CourseStatistics(", "instructor", 9],
  ["OpenQuestions(", "instructor", 6],
  ["AttemptsToMark(", "instructor", 9],
  ["TaughtAnnouncements(", "instructor", 7],
  ["InstructorIncome(", "instructor", 3],
  ["MediaFiles(", "instructor", 7],
];

const manifest = JSON.parse(readFileSync("schema/operations.json", "utf8")) as {
  readonly operations: readonly { readonly body: string }[];
};

describe("a course with 10,000 students", () => {
  const number = "0000-0000-0000-0000";
  let course: { readonly id: string; readonly slug: string };
  let lessonId: string;
  let student: Shopper;
  let few: ReadonlyMap<string, Answer<unknown>["work"]>;
  let many: ReadonlyMap<string, Answer<unknown>["work"]>;

  beforeAll(async () => {
    student = await shop.signUp();
    const { courses: found } = await shop.client.get(
      `{ courses(first: 1) { nodes { id slug sections { lessons { id } } } } }`,
    );
    [course] = found.nodes;
    lessonId = found.nodes[0].sections[0].lessons[0].id;
    // the triggers write an event for each enrollment
    await shop.rows("courses", `alter table enrollments disable trigger user`);
    await shop.rows("courses", `update lessons set quiz = $1 where id = $2`, [assignment, lessonId]);
    await shop.rows("courses", `insert into certificates values ($1, $2, $3, 'June', 'Knots', now())`, [
      number,
      student.id,
      course.id,
    ]);
    const place = { courseId: course.id, lessonId, noteUserId: student.id };
    await addStudents(shop, { ...place, count: 1, userId: student.id });
    // fills the caches
    await loadPages();
    few = await loadPages();
    await addStudents(shop, { ...place, count: 10_000, userId: null });
    await shop.rows(
      "courses",
      `insert into enrollments (id, user_id, course_id, order_id, enrolled_at)
       select gen_random_uuid(), $1, id, gen_random_uuid(), now() from courses where id <> $2`,
      [student.id, course.id],
    );
    many = await loadPages();
  });

  async function loadPages(): Promise<ReadonlyMap<string, Answer<unknown>["work"]>> {
    const admin = await shop.admin();
    const clients = { visitor: shop.client, student, instructor: admin };
    const months = { fromMonth: "2026-01", toMonth: "2026-12", userId: admin.id, isOther: false };
    const variables = { ...course, ...months, lessonId, number, withAnswers: true, whole: true, first: 20 };
    const works = new Map<string, Answer<unknown>["work"]>();
    for (const [operation, as] of coursePages) {
      const found = manifest.operations.find(({ body }) => body.includes(`query ${operation}`));
      works.set(operation, await workOf(clients[as].execute(found?.body ?? "", variables)));
    }
    return works;
  }

  test.each(coursePages)(
    "%s for a %s costs at most %i statements, as with one student",
    (operation, _as, statements) => {
      expect(few.get(operation)?.sql).toBeLessThanOrEqual(statements);
      expect(many.get(operation)).toEqual(few.get(operation));
    },
  );
});

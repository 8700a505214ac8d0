import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  CompleteLessonDocument,
  CourseDocument,
  CoursesDocument,
  CreateCourseDocument,
  MyCoursesDocument,
  OrderDocument,
  ProductDocument,
  PublishCourseDocument,
  UpdateProductDocument,
  type CreateCourseInput,
} from "../generated/operations.js";
import { addToCart, buy } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { mailsTo, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let instructor: Shopper;
let student: Shopper;

beforeAll(async () => {
  shop = await TestShop.create();
  [instructor, student] = await Promise.all([shop.instructor(), shop.signUp()]);
  await (await shop.admin()).get(`mutation { createCategory(input: { name: "Crafts" }) { __typename } }`);
});

afterAll(async () => shop[Symbol.asyncDispose]());

const weaving: CreateCourseInput = {
  title: "Weaving on a Small Loom",
  summary: "Warp and weft.",
  price: { amount: "59.00", currency: "CAD" },
  categories: ["crafts"],
  sections: [
    {
      title: "Start",
      lessons: [
        { title: "Hello", isPreview: true, mediaUrl: "/media/hello.mp4" },
        { title: "The loom", durationSeconds: 600, mediaUrl: "/media/loom.mp4" },
      ],
    },
    { title: "End", lessons: [{ title: "Goodbye" }] },
  ],
};

async function create(given: Partial<CreateCourseInput> = {}) {
  const { createCourse } = await instructor.get(CreateCourseDocument, { input: { ...weaving, ...given } });
  return createCourse;
}

async function draft(given?: Partial<CreateCourseInput>) {
  const course = await create(given);
  if (course?.__typename !== "Course") throw new Error(JSON.stringify(course));
  return course;
}

async function publish(id: string) {
  return (await instructor.get(PublishCourseDocument, { id })).publishCourse;
}

async function seenBy(viewer: ShopClient, id: string) {
  return (await viewer.get(CourseDocument, { id })).course;
}

async function mediaSeenBy(viewer: ShopClient, id: string) {
  return (await seenBy(viewer, id))?.sections.flatMap(({ lessons }) => lessons.map(({ mediaUrl }) => mediaUrl));
}

describe("creating a course", () => {
  test("creates a draft of the instructor with all given content in its order", async () => {
    const course = await draft();
    expect(course).toMatchObject({
      title: weaving.title,
      status: "DRAFT",
      enrollmentCount: 0,
      myEnrollment: null,
      instructor: { id: instructor.id, fullName: "Test Shopper" },
      product: { price: weaving.price },
      sections: [
        {
          title: "Start",
          lessons: [
            { title: "Hello", isPreview: true },
            { title: "The loom", durationSeconds: 600 },
          ],
        },
        { title: "End", lessons: [{ title: "Goodbye", mediaUrl: null }] },
      ],
    });
    expect(await seenBy(student, course.id)).toBeNull();
  });

  test.each<[string, Partial<CreateCourseInput>, string]>([
    ["an empty title", { title: " " }, "title"],
    ["a price of zero", { price: { amount: "0.00", currency: "CAD" } }, "price.amount"],
    ["another currency", { price: { amount: "5.00", currency: "USD" } }, "price.currency"],
    ["an unknown category", { categories: ["crafts", "nowhere"] }, "categories.1"],
    ["a section without a title", { sections: [{ title: "", lessons: [] }] }, "sections.0.title"],
    [
      "a lesson without a title",
      { sections: [{ title: "One", lessons: [{ title: "Good" }, { title: "" }] }] },
      "sections.0.lessons.1.title",
    ],
    [
      "a lesson with a negative duration",
      { sections: [{ title: "One", lessons: [{ title: "Good", durationSeconds: -1 }] }] },
      "sections.0.lessons.0.durationSeconds",
    ],
    [
      "media that is a script",
      { sections: [{ title: "One", lessons: [{ title: "Good", mediaUrl: "javascript:alert(1)" }] }] },
      "sections.0.lessons.0.mediaUrl",
    ],
  ])("with %s is InvalidInput at that field", async (_what, given, path) => {
    const refused = await create(given);
    if (refused?.__typename !== "InvalidInput") throw new Error(JSON.stringify(refused));
    expect(refused.fields.map((field) => field.path)).toEqual([path]);
  });

  test("reports the errors of the course and of its product together", async () => {
    const refused = await create({ title: "", price: { amount: "-1", currency: "CAD" }, categories: ["nowhere"] });
    if (refused?.__typename !== "InvalidInput") throw new Error(JSON.stringify(refused));
    expect(refused.fields.map(({ path }) => path).sort()).toEqual(["categories.0", "price.amount", "title"]);
  });

  test("without success stores nothing: only this test's drafts exist", async () => {
    expect(await shop.rows("courses", "select distinct title from courses")).toEqual([{ title: weaving.title }]);
    expect(await shop.rows("catalog", "select distinct name from products where kind = 'COURSE'")).toEqual([
      { name: weaving.title },
    ]);
  });
});

describe("publishing", () => {
  test.each<[string, Partial<CreateCourseInput>, RegExp]>([
    ["no section", { sections: [] }, /section/],
    ["a section without a lesson", { sections: [{ title: "Empty", lessons: [] }] }, /lesson/],
  ])("with %s is a Conflict that gives the reason", async (_what, given, message) => {
    const { id } = await draft(given);
    expect(await publish(id)).toMatchObject({
      __typename: "Conflict",
      code: "CONFLICT",
      message: expect.stringMatching(message),
    });
    expect((await seenBy(instructor, id))?.status).toBe("DRAFT");
  });

  test("lists the course and puts its product on sale, which could not be bought before", async () => {
    const { id, product } = await draft({ title: "Felting by Hand" });
    const productId = product?.id ?? "";
    expect((await addToCart(student, productId))?.__typename).toMatch(/^Product(NotFound|Unavailable)$/);
    expect((await shop.client.get(ProductDocument, { id: productId })).product).toBeNull();
    expect(await publish(id)).toMatchObject({ __typename: "Course", status: "PUBLISHED" });
    expect((await shop.client.get(ProductDocument, { id: productId })).product).toMatchObject({
      kind: "COURSE",
      isActive: true,
      stock: null,
      course: { id },
    });
    const listed = (await shop.client.get(CoursesDocument, { filter: { search: "felt" } })).courses;
    expect(listed).toMatchObject({ nodes: [{ id, product: { price: { amount: "59.00" } } }], totalCount: 1 });
    expect(await addToCart(student, productId)).toMatchObject({ __typename: "Cart", totalQuantity: 1 });
    await student.get("mutation { clearCart { id } }");
  });

  test("is necessary for a sale, even when an admin puts the draft's product on sale", async () => {
    const { product } = await draft({ title: "Too Early" });
    const productId = product?.id ?? "";
    await (await shop.admin()).get(UpdateProductDocument, { input: { id: productId, isActive: true } });
    expect((await addToCart(student, productId))?.__typename).toBe("ProductUnavailable");
  });

  test("a second time changes nothing", async () => {
    const { id } = await draft({ title: "Twice" });
    await publish(id);
    expect(await publish(id)).toMatchObject({ __typename: "Course", status: "PUBLISHED" });
  });

  test("an unknown course is NotFound", async () => {
    expect(await publish("00000000-0000-4000-8000-000000000000")).toMatchObject({ __typename: "NotFound" });
  });
});

describe("changing a course", () => {
  const change = `... on Course { id title version status product { name isActive price { amount } categories { slug } }
    sections { id title lessons { id title mediaUrl content } } } ... on Problem { code message }`;
  const call = async (client: ShopClient, name: string, input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { it: ${name}(input: $input) { __typename ${change} } }`;
    return (await client.get(query, { input })).it;
  };
  const move = async (client: ShopClient, name: string, id: string) =>
    (await client.get(`mutation ($id: ID!) { it: ${name}(id: $id) { __typename ${change} } }`, { id })).it;

  test("changes its product at the same time", async () => {
    const { id } = await draft();
    const price = { amount: "64.50", currency: "CAD" };
    expect(
      await call(instructor, "updateCourse", { id, title: "Weaving, Again", price, categories: [] }),
    ).toMatchObject({
      title: "Weaving, Again",
      product: { name: "Weaving, Again", price: { amount: "64.50" }, categories: [] },
    });
    expect(await call(await shop.instructor(), "updateCourse", { id, title: "Mine" })).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("can move, add and remove lessons, and does not overwrite another user's newer outline", async () => {
    const { id, sections } = await draft();
    const [hello, loom] = sections[0]?.lessons ?? [];
    const outline = [
      {
        title: "All",
        lessons: [
          { title: "Texts", content: "# Texts" },
          { id: loom?.id, title: "Looms" },
        ],
      },
      { id: sections[0]?.id, title: "Start", lessons: [{ id: hello?.id, title: "Hello" }] },
    ];
    const saved = await call(instructor, "saveCurriculum", { courseId: id, expectedVersion: 1, sections: outline });
    expect(saved).toMatchObject({
      version: 2,
      sections: [
        {
          title: "All",
          lessons: [{ content: "# Texts" }, { id: loom?.id, title: "Looms", mediaUrl: "/media/loom.mp4" }],
        },
        { id: sections[0]?.id, lessons: [{ id: hello?.id }] },
      ],
    });
    const late = await call(instructor, "saveCurriculum", { courseId: id, expectedVersion: 1, sections: [] });
    expect(late).toMatchObject({ __typename: "Conflict", code: "CONFLICT" });
  });

  test("to archived hides it and stops its sale; restoring it undoes both", async () => {
    const { id, product } = await draft({ title: "Knotting" });
    await publish(id);
    expect(await move(instructor, "archiveCourse", id)).toMatchObject({
      status: "ARCHIVED",
      product: { isActive: false },
    });
    expect((await addToCart(student, product?.id ?? ""))?.__typename).toMatch(/^Product(NotFound|Unavailable)$/);
    const found = async () =>
      (await shop.client.get(CoursesDocument, { filter: { search: "knotting" } })).courses?.nodes;
    expect(await found()).toEqual([]);
    expect(await move(instructor, "restoreCourse", id)).toMatchObject({
      status: "PUBLISHED",
      product: { isActive: true },
    });
    expect(await found()).toMatchObject([{ id }]);
  });
});

describe("a student", () => {
  let course: Awaited<ReturnType<typeof draft>>;
  let lessonIds: string[];

  beforeAll(async () => {
    course = await draft({ title: "Weaving, the Real Thing" });
    await publish(course.id);
    lessonIds = course.sections.flatMap(({ lessons }) => lessons.map(({ id }) => id));
  });

  test("sees only previews before buying, as everybody does; the instructor and admins see all lessons", async () => {
    const [previews, all] = [
      ["/media/hello.mp4", null, null],
      ["/media/hello.mp4", "/media/loom.mp4", null],
    ];
    for (const viewer of [shop.client, student, await shop.instructor()])
      expect(await mediaSeenBy(viewer, course.id)).toEqual(previews);
    for (const viewer of [instructor, await shop.admin()]) expect(await mediaSeenBy(viewer, course.id)).toEqual(all);
  });

  test("cannot complete a lesson before buying the course", async () => {
    const { completeLesson } = await student.get(CompleteLessonDocument, { lessonId: lessonIds[0] ?? "" });
    expect(completeLesson).toMatchObject({ __typename: "NotFound", code: "NOT_FOUND" });
  });

  test("buys without an address, is enrolled once, gets a mail, and gets no shipment", async () => {
    const order = await buy(student, course.product?.id ?? "");
    expect(order).toMatchObject({ shippingTotal: { amount: "0.00" }, total: { amount: "59.00" } });
    await eventually(async () => {
      const { me } = await student.get("{ me { enrollments(first: 5) { nodes { course { title } progress } } } }");
      expect(me.enrollments.nodes).toHaveLength(1);
      const { myCourses } = await student.get(MyCoursesDocument);
      expect(myCourses).toMatchObject([{ progress: 0, course: { id: course.id } }]);
      expect((await seenBy(student, course.id))?.enrollmentCount).toBe(1);
      expect((await mailsTo(shop.client, student.email)).map(({ subject }) => subject)).toContain(
        `Your course: ${course.title}`,
      );
    });
    expect((await student.get(OrderDocument, { id: order.id })).order).toMatchObject({
      shipments: [],
      shippingAddress: null,
    });
    expect(await addToCart(student, course.product?.id ?? "")).toMatchObject({ __typename: "AlreadyOwned" });
  });

  test("sees every lesson's media after buying; others still do not", async () => {
    expect(await mediaSeenBy(student, course.id)).toEqual(["/media/hello.mp4", "/media/loom.mp4", null]);
    expect(await mediaSeenBy(await shop.signUp(), course.id)).toEqual(["/media/hello.mp4", null, null]);
  });

  test("completes lesson after lesson, each once, until the course is complete", async () => {
    const complete = async (lessonId: string | undefined) => {
      const { completeLesson } = await student.get(CompleteLessonDocument, { lessonId: lessonId ?? "" });
      if (completeLesson?.__typename !== "Enrollment") throw new Error(JSON.stringify(completeLesson));
      return completeLesson;
    };
    const [first, second, third] = lessonIds;
    expect((await complete(second)).progress).toBeCloseTo(1 / 3);
    expect(await complete(second)).toMatchObject({
      progress: expect.closeTo(1 / 3),
      completedLessonIds: [second],
      completedAt: null,
    });
    await complete(first);
    const done = await complete(third);
    expect(done).toMatchObject({
      progress: 1,
      completedLessonIds: [second, first, third],
      completedAt: expect.any(String),
    });
    expect((await complete(first)).completedAt).toBe(done.completedAt);
    expect((await seenBy(student, course.id))?.myEnrollment).toMatchObject({
      progress: 1,
      completedAt: done.completedAt,
    });
  });

  test("is visible to the instructor with name, address and progress, and to no other instructor", async () => {
    const query = `query ($id: ID, $search: String) { course(id: $id) {
      students(search: $search) { totalCount nodes { user { id fullName email } progress completedAt } } } }`;
    const of = async (viewer: ShopClient, search?: string) =>
      (await viewer.get(query, { id: course.id, search })).course.students;
    const known = { user: { id: student.id, fullName: "Test Shopper", email: student.email }, progress: 1 };
    for (const viewer of [instructor, await shop.admin()])
      expect(await of(viewer)).toMatchObject({ totalCount: 1, nodes: [known] });
    expect(await of(instructor, student.email.slice(0, 12))).toMatchObject({ nodes: [known] });
    expect(await of(instructor, "somebody else")).toMatchObject({ nodes: [], totalCount: 0 });
    for (const viewer of [shop.client, student, await shop.instructor()]) expect(await of(viewer)).toBeNull();
  });

  test("has a completed order after enrollment, which can still be refunded", async () => {
    const other = await shop.signUp();
    const { id } = await buy(other, course.product?.id ?? "");
    const seen = async () => (await other.get(OrderDocument, { id })).order;
    await eventually(async () => expect((await seen())?.status).toBe("COMPLETED"));
    expect((await seen())?.events.map(({ type }) => type)).toEqual([
      "orderPlaced",
      "paymentCharged",
      "orderPaid",
      "enrolled",
      "orderCompleted",
    ]);
    const refund = `mutation ($id: ID!) { refundOrder(id: $id) { ... on Order { status } } }`;
    expect((await (await shop.admin()).get(refund, { id })).refundOrder).toEqual({ status: "REFUNDED" });
    await eventually(async () => expect((await other.get(MyCoursesDocument)).myCourses).toEqual([]));
  });

  test("cannot be the instructor of the course", async () => {
    const refused = await addToCart(instructor, course.product?.id ?? "");
    expect(refused).toMatchObject({
      __typename: "ProductUnavailable",
      message: expect.stringContaining("an instructor cannot buy their own course"),
    });
  });

  test("can buy the course and another product in one order", async () => {
    const [other, goods] = [await shop.signUp(), await shop.product()];
    const order = await buy(other, goods.id, course.product?.id ?? "");
    expect(order.lines).toHaveLength(2);
    await eventually(async () => {
      expect((await other.get(MyCoursesDocument)).myCourses).toHaveLength(1);
      expect((await other.get(OrderDocument, { id: order.id })).order?.shipments).toHaveLength(1);
    });
  });
});

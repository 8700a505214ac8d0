import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { courseView, CoursesHarness } from "./testing/courses-harness.js";
import { until } from "@souk/kernel/testing/eventually";

let shop: CoursesHarness;
const completeLesson = `mutation ($lessonId: ID!) { completeLesson(lessonId: $lessonId) {
  __typename ... on Enrollment { id progress completedLessonIds completedAt course { title } } ... on Problem { code } } }`;
const myCourses = `{ myCourses { id enrolledAt progress course { id slug title } } }`;

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

function aStudent() {
  return { id: randomUUID(), role: "CUSTOMER" } as const;
}

async function lessonIdsOf(id: string): Promise<string[]> {
  const query = `query ($id: ID) { course(id: $id) { sections { lessons { id } } } }`;
  const { sections } = (await shop.execute(query, { id })).data.course;
  return sections.flatMap(({ lessons }: any) => lessons.map((lesson: { id: string }) => lesson.id));
}

describe("enrollBuyer", () => {
  test("S4-34, S4-35, S4-68: enrolls the buyer once, and mails the buyer once", async () => {
    const student = aStudent();
    const { id, slug, title, product } = await shop.publishedCourse();
    const missing = randomUUID();
    for (let delivery = 0; delivery < 3; delivery += 1) {
      const { data } = await shop.enrollBuyer(student.id, [product.id.toUpperCase(), missing, "no-id"]);
      // Two of the courses do not exist.
      expect(data).toEqual({ enrollBuyer: false });
    }
    expect((await shop.enrollBuyer(student.id, [product.id])).data).toEqual({ enrollBuyer: true });
    const { data } = await shop.execute(myCourses, {}, student);
    expect(data.myCourses).toMatchObject([{ progress: 0, course: { id, slug, title } }]);
    const mails = (): any[] => shop.notifications.inputs.filter(({ userId }) => userId === student.id);
    await until(() => mails().length > 0);
    expect(mails()).toEqual([
      {
        field: "notify",
        eventId: data.myCourses[0].id,
        kind: "COURSE_ENROLLED",
        userId: student.id,
        data: { courseTitle: title, courseSlug: slug },
      },
    ]);
  });

  test("enrolls a buyer who paid, also when the course is not published", async () => {
    const student = aStudent();
    const { product } = await shop.createCourse({ title: "Early", price: { amount: "1", currency: "CAD" } });
    await shop.enrollBuyer(student.id, [product.id]);
    expect((await shop.execute(myCourses, {}, student)).data.myCourses).toMatchObject([{ course: { title: "Early" } }]);
  });

  test("is only for services, and requires valid ids", async () => {
    const input = { eventId: randomUUID(), orderId: randomUUID(), buyerId: randomUUID(), productIds: [] };
    const enroll = `mutation ($input: EnrollBuyerInput!) { enrollBuyer(input: $input) }`;
    expect((await shop.execute(enroll, { input }, shop.admin)).errors[0].extensions.code).toBe("FORBIDDEN");
    expect((await shop.enrollBuyer("me", [])).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });
});

describe("endEnrollments", () => {
  const seen = `query ($id: ID) { course(id: $id) {
    enrollmentCount myEnrollment { id } sections { lessons { externalUrl } } } }`;
  const courseOffers = `query ($input: CourseOffersInput!) { courseOffers(input: $input) { isOwned } }`;

  test("closes the lessons, removes the course from the list, and allows a new purchase", async () => {
    const [student, orderId] = [aStudent(), randomUUID()];
    const { id, product } = await shop.publishedCourse();
    await shop.enrollBuyer(student.id, [product.id], orderId);
    for (let delivery = 0; delivery < 2; delivery += 1) {
      const { data } = await shop.endEnrollments(student.id, [product.id.toUpperCase(), "no-id"], orderId);
      expect(data).toEqual({ endEnrollments: true });
    }
    const { data } = await shop.execute(seen, { id }, student);
    const { enrollmentCount, myEnrollment, sections } = data.course;
    expect([enrollmentCount, myEnrollment]).toEqual([0, null]);
    expect(sections.flatMap(({ lessons }: any) => lessons.map(({ externalUrl }: any) => externalUrl))).toEqual([
      "/media/hello.mp4",
      null,
      null,
    ]);
    expect((await shop.execute(myCourses, {}, student)).data.myCourses).toEqual([]);
    const input = { buyerId: student.id, productIds: [product.id] };
    const offers = await shop.serviceContext.execute(shop.subgraph, courseOffers, { input }, { from: "cart" });
    expect(offers.data.courseOffers).toEqual([{ isOwned: false }]);
    await shop.enrollBuyer(student.id, [product.id]);
    expect((await shop.execute(myCourses, {}, student)).data.myCourses).toHaveLength(1);
  });

  test("is only for services, and requires valid ids", async () => {
    const input = { eventId: randomUUID(), orderId: randomUUID(), buyerId: randomUUID(), productIds: [] };
    const endEnrollments = `mutation ($input: EndEnrollmentsInput!) { endEnrollments(input: $input) }`;
    expect((await shop.execute(endEnrollments, { input }, shop.admin)).errors[0].extensions.code).toBe("FORBIDDEN");
    expect((await shop.endEnrollments("me", [], randomUUID())).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });
});

describe("courseOffers", () => {
  const courseOffers = `query ($input: CourseOffersInput!) { courseOffers(input: $input) { productId isPublished isOwned isInstructor instructorId } }`;

  test("returns for each product whether it has a published course and whether the buyer owns it", async () => {
    const student = aStudent();
    const [owned, other] = [await shop.publishedCourse(), await shop.publishedCourse()];
    const draft = await shop.createCourse({ title: "Draft", price: { amount: "1", currency: "CAD" } });
    await shop.enrollBuyer(student.id, [owned.product.id]);
    const lamp = randomUUID();
    const productIds = [lamp, other.product.id, owned.product.id.toUpperCase(), draft.product.id, "no-id"];
    const request = async (buyerId?: string): Promise<any> => {
      const variables = { input: { buyerId, productIds } };
      return (await shop.serviceContext.execute(shop.subgraph, courseOffers, variables, { from: "cart" })).data
        .courseOffers;
    };
    const offer = (productId: string, isPublished: boolean, isOwned: boolean) => ({
      productId,
      isPublished,
      isOwned,
      isInstructor: false,
      instructorId: [other, owned, draft].some(({ product }) => product.id === productId.toLowerCase())
        ? shop.instructor.id
        : null,
    });
    expect(await request(student.id)).toEqual([
      offer(lamp, false, false),
      offer(other.product.id, true, false),
      offer(owned.product.id.toUpperCase(), true, true),
      offer(draft.product.id, false, false),
      offer("no-id", false, false),
    ]);
    expect(await request(shop.instructor.id)).toContainEqual({
      ...offer(other.product.id, true, false),
      isInstructor: true,
    });
    expect((await request(randomUUID())).some(({ isOwned }: { isOwned: boolean }) => isOwned)).toBe(false);
    expect(await request()).toContainEqual(offer(draft.product.id, false, false));
    expect((await request("a guest")).map(({ isPublished }: { isPublished: boolean }) => isPublished)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  test("takes one statement for any number of products", async () => {
    const productIds = [(await shop.publishedCourse()).product.id, (await shop.publishedCourse()).product.id];
    const input = { buyerId: shop.student.id, productIds };
    expect(await shop.statementsOf(courseOffers, { input }, undefined, "cart")).toBe(1);
  });

  test("is only for services", async () => {
    const body = await shop.execute(courseOffers, { input: { buyerId: randomUUID(), productIds: [] } }, shop.student);
    expect(body.errors[0].extensions.code).toBe("FORBIDDEN");
  });
});

describe("lesson access and progress", () => {
  test("media are for enrolled users, the instructor and admins, and previews are public", async () => {
    const student = aStudent();
    const { id, product } = await shop.publishedCourse();
    await shop.enrollBuyer(student.id, [product.id]);
    const query = `query ($id: ID) { course(id: $id) { sections { lessons { externalUrl } } } }`;
    const seen = async (as?: Parameters<CoursesHarness["execute"]>[2]): Promise<(string | null)[]> => {
      const { sections } = (await shop.execute(query, { id }, as)).data.course;
      return sections.flatMap(({ lessons }: any) =>
        lessons.map(({ externalUrl }: { externalUrl: string | null }) => externalUrl),
      );
    };
    const [preview, loom] = ["/media/hello.mp4", "https://media.example.com/loom.mp4"];
    for (const viewer of [student, shop.instructor, shop.admin])
      expect(await seen(viewer)).toEqual([preview, loom, null]);
    const guest = { id: randomUUID(), role: "GUEST" } as const;
    for (const viewer of [undefined, guest, aStudent()]) expect(await seen(viewer)).toEqual([preview, null, null]);
  });

  test("completing all lessons completes the course, and a repeat changes nothing", async () => {
    const student = aStudent();
    const { id, title, product } = await shop.publishedCourse();
    await shop.enrollBuyer(student.id, [product.id]);
    const lessonIds = await lessonIdsOf(id);
    const complete = async (lessonId: string | undefined): Promise<any> =>
      (await shop.execute(completeLesson, { lessonId }, student)).data.completeLesson;
    const first = await complete(lessonIds[0]);
    expect(first).toMatchObject({ __typename: "Enrollment", completedLessonIds: [lessonIds[0]], completedAt: null });
    expect(first).toMatchObject({ progress: 1 / 3, course: { title } });
    expect(await complete(lessonIds[0])).toEqual(first);
    await complete(lessonIds[1]);
    const last = await complete(lessonIds[2]);
    expect(last).toMatchObject({ progress: 1, completedAt: expect.any(String) });
    const query = `${courseView} query ($id: ID) { course(id: $id) { ...CourseView } }`;
    const { enrollmentCount, myEnrollment } = (await shop.execute(query, { id }, student)).data.course;
    expect([enrollmentCount, myEnrollment.progress, myEnrollment.completedAt]).toEqual([1, 1, last.completedAt]);
    expect((await shop.execute(query, { id }, aStudent())).data.course.myEnrollment).toBeNull();
  });

  test.each([
    ["of a course that the viewer is not enrolled in", undefined],
    ["that does not exist", randomUUID()],
    ["with a malformed id", "not-an-id"],
  ])("a lesson %s is NotFound", async (_case, given) => {
    const lessonId = given ?? (await lessonIdsOf((await shop.publishedCourse()).id))[0];
    for (const viewer of [aStudent(), shop.instructor, shop.admin])
      expect((await shop.execute(completeLesson, { lessonId }, viewer)).data.completeLesson.__typename).toBe(
        "NotFound",
      );
  });
});

describe("myCourses", () => {
  test("lists the viewer's own courses, newest first, in two statements for any number", async () => {
    const [student, other] = [aStudent(), aStudent()];
    const bought = [await shop.publishedCourse(), await shop.publishedCourse(), await shop.publishedCourse()];
    for (const { product } of bought) await shop.enrollBuyer(student.id, [product.id]);
    await shop.enrollBuyer(other.id, [bought[0].product.id]);
    const { data } = await shop.execute(myCourses, {}, student);
    const ids = data.myCourses.map(({ course }: any) => course.id);
    expect(ids).toEqual(bought.map(({ id }) => id).reverse());
    expect(await shop.statementsOf(myCourses, {}, student)).toBe(2);
    expect(await shop.statementsOf(myCourses, {}, other)).toBe(2);
  });

  test.each([
    ["an anonymous viewer", undefined],
    ["a guest", { id: randomUUID(), role: "GUEST" } as const],
  ])("needs an account: %s is UNAUTHENTICATED", async (_who, viewer) => {
    const body = await shop.execute(myCourses, {}, viewer);
    expect([body.data.myCourses, body.errors[0].extensions.code]).toEqual([null, "UNAUTHENTICATED"]);
    const completed = await shop.execute(completeLesson, { lessonId: randomUUID() }, viewer);
    expect(completed.errors[0].extensions.code).toBe("UNAUTHENTICATED");
  });
});

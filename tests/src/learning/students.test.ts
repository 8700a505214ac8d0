import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CompleteLessonDocument, CourseDocument, MyCoursesDocument, OrderDocument } from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { mailsTo, signIn, testPassword, type Shopper } from "../test-kit/clients/shopper.js";
import { addToCart, buy, checkoutInput } from "../test-kit/data/buying.js";
import { uploadedBy } from "../test-kit/data/uploading.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { CourseAuthor } from "./course-author.js";

let shop: TestShop;
let instructor: Shopper;
let student: Shopper;
let author: CourseAuthor;

beforeAll(async () => {
  shop = await TestShop.create();
  [instructor, student] = await Promise.all([shop.instructor(), shop.signUp()]);
  author = new CourseAuthor(instructor);
  await (await shop.admin()).get(`mutation { createCategory(input: { name: "Crafts" }) { __typename } }`);
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function seenBy(viewer: ShopClient, id: string) {
  return (await viewer.get(CourseDocument, { id })).course;
}

async function mediaSeenBy(viewer: ShopClient, id: string) {
  return (await seenBy(viewer, id))?.sections.flatMap(({ lessons }) => lessons.map(({ mediaUrl }) => mediaUrl));
}

describe("a student", () => {
  let course: Awaited<ReturnType<CourseAuthor["draft"]>>;
  let lessonIds: string[];

  beforeAll(async () => {
    course = await author.draft({ title: "Weaving, the Real Thing" });
    await author.publish(course.id);
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

  test("S4-69: buys without an address, is enrolled once, gets a mail, and gets no shipment", async () => {
    await addToCart(student, course.product?.id ?? "");
    const { checkout: order } = await student.get(
      `mutation ($input: CheckoutInput!) { checkout(input: $input) { ... on Order {
        id status shippingTotal { amount } total { amount } enrollments { course { title } } } } }`,
      { input: checkoutInput() },
    );
    expect(order).toMatchObject({ shippingTotal: { amount: "0.00" }, total: { amount: "59.00" } });
    expect(order.enrollments).toEqual([{ course: { title: course.title } }]);
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

  test("S4-64: buys a course of files with goods, learns it on two devices and has a certificate, until the refund", async () => {
    const video = Buffer.concat([Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isomiso2"), randomBytes(5000)]);
    const [questionId, right, wrong] = [randomUUID(), randomUUID(), randomUUID()];
    const choices = [
      { id: right, text: "Yes", isCorrect: true },
      { id: wrong, text: "No" },
    ];
    const quiz = { questions: [{ id: questionId, kind: "SINGLE_CHOICE" as const, text: "?", choices }] };
    const lessons = [
      { title: "Film", mediaFileId: await uploadedBy(instructor, video) },
      { title: "Test", quiz },
    ];
    const { id, product, sections } = await author.draft({ title: "A Film", sections: [{ title: "One", lessons }] });
    await author.publish(id);
    const [film = "", check = ""] = sections.flatMap((section) => section.lessons.map((lesson) => lesson.id));
    const [laptop, stranger, goods] = [await shop.signUp(), await shop.signUp(), await shop.product()];
    const order = await buy(laptop, goods.id, product?.id ?? "");
    expect(order.lines).toHaveLength(2);
    const linkFor = async (viewer: ShopClient): Promise<string | undefined> => {
      const query = `query ($id: ID!) { course(id: $id) { sections { lessons { media { link { url } } } } } }`;
      return (await viewer.get(query, { id })).course.sections[0].lessons[0].media?.link.url;
    };
    const link = await eventually(async () => {
      const found = await linkFor(laptop);
      expect(found).toMatch(/^\/media\/files\//);
      return found ?? "";
    });
    await eventually(async () => {
      expect((await laptop.get(OrderDocument, { id: order.id })).order?.shipments).toHaveLength(1);
    });

    const partOf = (viewer: ShopClient, headers: Record<string, string> = {}, url = link): Promise<Response> =>
      viewer.fetch(url, { headers: { range: "bytes=24-1023", ...headers } });
    const answer = await partOf(laptop);
    expect([answer.status, answer.headers.get("content-range")]).toEqual([206, `bytes 24-1023/${video.length}`]);
    expect(Buffer.from(await answer.arrayBuffer()).equals(video.subarray(24, 1024))).toBe(true);
    // as a player of the shop's pages, which sends cookies
    expect((await partOf(shop.client, { cookie: `souk_access=${laptop.accessToken}` })).status).toBe(206);
    expect(await linkFor(stranger)).toBeUndefined();
    for (const viewer of [shop.client, stranger, instructor]) expect((await partOf(viewer)).status).toBe(403);
    const saved = `mutation ($id: ID!) { saveLessonPosition(lessonId: $id, seconds: 40) { __typename } }`;
    await laptop.get(saved, { id: film });

    const phone = await signIn(shop.client, laptop.email, testPassword);
    const { myCourses } = await phone.get(`{ myCourses { nextLessonId positions { lessonId seconds } } }`);
    expect(myCourses).toEqual([{ nextLessonId: film, positions: [{ lessonId: film, seconds: 40 }] }]);
    expect((await partOf(phone, {}, (await linkFor(phone)) ?? "")).status).toBe(206);
    const take = async (choiceId: string) => {
      const start = `mutation ($id: ID!) { startQuizAttempt(lessonId: $id) { ... on QuizAttempt { id } } }`;
      const { startQuizAttempt: attempt } = await phone.get(start, { id: check });
      const submit = `mutation ($input: AnswerQuizInput!) { submitQuizAttempt(input: $input) { ... on QuizAttempt { isPassed } } }`;
      const answers = [{ questionId, choiceIds: [choiceId] }];
      return (await phone.get(submit, { input: { attemptId: attempt.id, answers } })).submitQuizAttempt.isPassed;
    };
    const certify = `mutation ($input: IssueCertificateInput!) { issueCertificate(input: $input) {
      __typename ... on Certificate { number pdfUrl } } }`;
    const certified = async () =>
      (await phone.get(certify, { input: { courseId: id, studentName: "Ina" } })).issueCertificate;
    await phone.get(CompleteLessonDocument, { lessonId: film });
    expect([await take(wrong), (await certified()).__typename]).toEqual([false, "Conflict"]);
    expect(await take(right)).toBe(true);
    const { number, pdfUrl } = await certified();
    const { pathname: pdf } = new URL(pdfUrl);
    const verify = `query ($number: String!) { certificate(number: $number) { studentName courseTitle revokedAt } }`;
    const verified = async (viewer: ShopClient) => (await viewer.get(verify, { number })).certificate;
    expect(await verified(shop.client)).toEqual({ studentName: "Ina", courseTitle: "A Film", revokedAt: null });
    expect((await shop.client.fetch(pdf)).status).toBe(200);

    const refund = `mutation ($id: ID!) { refundOrder(id: $id) { __typename } }`;
    await (await shop.admin()).get(refund, { id: order.id });
    await eventually(async () => expect((await partOf(laptop)).status).toBe(403));
    expect(await linkFor(phone)).toBeUndefined();
    expect((await verified(stranger)).revokedAt).not.toBeNull();
    expect((await shop.client.fetch(pdf)).status).toBe(404);
    expect((await phone.get(MyCoursesDocument)).myCourses).toEqual([]);
  });

  test("takes a free course in one request, without a cart and a payment", async () => {
    const free = await author.draft({ title: "Free for All", price: { amount: "0.00", currency: "CAD" } });
    await author.publish(free.id);
    const taker = await shop.signUp();
    const { enrollForFree: order } = await taker.get(
      `mutation ($input: EnrollForFreeInput!) { enrollForFree(input: $input) { ... on Order { id total { amount } payments { id } } } }`,
      { input: { productId: free.product?.id, idempotencyKey: randomUUID() } },
    );
    expect(order).toMatchObject({ total: { amount: "0.00" }, payments: [] });
    await eventually(async () => {
      expect((await taker.get(MyCoursesDocument)).myCourses).toMatchObject([{ course: { id: free.id } }]);
      expect((await taker.get(OrderDocument, { id: order.id })).order?.status).toBe("COMPLETED");
    });
  });

  test("hands in a file, which only the instructor and admins get too, and is mailed the marks", async () => {
    const [taskId, essay] = [randomUUID(), Buffer.from("%PDF-1.7\n%\n1 0 obj\n<<>>\nendobj\n")];
    const quiz = { questions: [{ id: taskId, kind: "UPLOAD" as const, text: "Write.", points: 10 }] };
    const lessons = [{ title: "Essay", quiz }];
    const { id, slug, product, sections } = await author.draft({
      title: "Essays",
      sections: [{ title: "One", lessons }],
    });
    await author.publish(id);
    const [buyer, classmate, otherInstructor, admin] = await Promise.all([
      shop.signUp(),
      shop.signUp(),
      shop.instructor(),
      shop.admin(),
    ]);
    for (const each of [buyer, classmate]) await buy(each, product?.id ?? "");
    const start = `mutation ($id: ID!) { startQuizAttempt(lessonId: $id) { ... on QuizAttempt { id } } }`;
    const lessonId = sections[0]?.lessons[0]?.id ?? "";
    const { id: attemptId } = await eventually(async () => {
      const { startQuizAttempt } = await buyer.get(start, { id: lessonId });
      expect(startQuizAttempt).toHaveProperty("id");
      return startQuizAttempt;
    });
    const submit = `mutation ($input: AnswerQuizInput!) { submitQuizAttempt(input: $input) { __typename } }`;
    const answers = [{ questionId: taskId, fileIds: [await uploadedBy(buyer, essay)] }];
    const { submitQuizAttempt } = await buyer.get(submit, { input: { attemptId, answers } });
    expect(submitQuizAttempt).toEqual({ __typename: "QuizAttempt" });
    const query = `query ($id: ID!) { quizAttempt(id: $id) { questions { answer { files { name size link { url } } } } } }`;
    const linkFor = async (viewer: ShopClient): Promise<string | undefined> =>
      (await viewer.get(query, { id: attemptId })).quizAttempt?.questions[0].answer.files[0].link.url;
    const links = new Map<ShopClient, string>();
    for (const viewer of [buyer, instructor, admin]) {
      links.set(viewer, (await linkFor(viewer)) ?? "");
      const answer = await viewer.fetch(links.get(viewer) ?? "");
      expect([answer.status, Buffer.from(await answer.arrayBuffer()).equals(essay)]).toEqual([200, true]);
    }
    for (const viewer of [classmate, otherInstructor]) {
      expect(await linkFor(viewer)).toBeUndefined();
      for (const link of links.values()) expect((await viewer.fetch(link)).status).toBe(403);
    }
    for (const link of links.values()) expect((await shop.client.fetch(link)).status).toBe(403);
    const mark = `mutation ($input: MarkQuizAttemptInput!) { markQuizAttempt(input: $input) { __typename } }`;
    await instructor.get(mark, { input: { attemptId, marks: [{ questionId: taskId, points: 7 }] } });
    await eventually(async () => {
      const mail = (await mailsTo(shop.client, buyer.email)).find(({ subject }) => subject.includes("Essay"));
      expect(mail?.text).toContain("7 of 10 points, passed");
      expect(mail?.text).toContain(`/learn/${slug}/${lessonId}`);
    });
  });

  test("cannot be the instructor of the course", async () => {
    const refused = await addToCart(instructor, course.product?.id ?? "");
    expect(refused).toMatchObject({
      __typename: "ProductUnavailable",
      message: expect.stringContaining("an instructor cannot buy their own course"),
    });
  });
});

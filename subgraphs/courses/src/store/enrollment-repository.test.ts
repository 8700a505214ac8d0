import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Course } from "../domain/course.js";
import type { NewEnrollment } from "../domain/enrollment-store.js";
import { CourseRepository } from "./course-repository.js";
import { coursesDatabase } from "./database-definition.js";
import { EnrollmentRepository } from "./enrollment-repository.js";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let courses: CourseRepository;
let store: EnrollmentRepository;
let weaving: Course;
let baking: Course;
const weavingLessons = [randomUUID(), randomUUID(), randomUUID()];
const [bakingLesson] = [randomUUID()];
const at = new Date("2026-02-01T10:00:00.000Z");
let userId: string;

beforeAll(async () => {
  opened = await openTestDatabase("courses", coursesDatabase);
  courses = new CourseRepository(opened.database);
  store = new EnrollmentRepository(opened.database);
  weaving = await aCourse("weaving", weavingLessons);
  baking = await aCourse("baking", [bakingLesson]);
});

beforeEach(() => {
  userId = randomUUID();
});

afterAll(async () => opened[Symbol.asyncDispose]());

async function aCourse(slug: string, lessonIds: string[]): Promise<Course> {
  const [id, productId, instructorId] = [randomUUID(), randomUUID(), randomUUID()];
  const course: Course = {
    id,
    productId,
    instructorId,
    slug,
    title: slug,
    summary: null,
    status: "PUBLISHED",
    archivedFrom: null,
    version: 1,
    createdAt: at,
  };
  const lessons = lessonIds.map((lessonId) => ({
    id: lessonId,
    title: "Lesson",
    durationSeconds: null,
    isPreview: false,
    mediaUrl: null,
    content: null,
  }));
  const sections = [{ id: randomUUID(), title: "All", lessons }];
  await courses.insertCourse({ course, categories: [], sections, jobs: [] });
  return course;
}

const newEnrollment = ({ id, productId, title, slug }: Course): NewEnrollment => ({
  id: randomUUID(),
  productId,
  courseId: id,
  courseTitle: title,
  courseSlug: slug,
});

function enroll(...taken: Course[]): Promise<void> {
  return enrollBy(randomUUID(), ...taken);
}

function enrollBy(orderId: string, ...taken: Course[]): Promise<void> {
  return store.enroll({ userId, orderId, enrolledAt: at, enrollments: taken.map(newEnrollment) });
}

function end(orderId: string, ...ended: Course[]): Promise<void> {
  const productIds = ended.map(({ productId }) => productId);
  return store.endEnrollments({ userId, orderId, productIds, endedAt: at });
}

async function coursesOfUser(): Promise<string[]> {
  return (await store.listEnrollments(userId, 500)).map(({ courseId }) => courseId);
}

async function notices(): Promise<{ userId: string; enrollmentId: string }[]> {
  const sql = `select payload->'data' as data from graphile_worker._private_jobs`;
  const rows: { data: { userId: string; enrollmentId: string } }[] = await opened.database.manager.query(sql);
  return rows.map(({ data }) => data).filter((data) => data.userId === userId);
}

describe("enrolling", () => {
  test("gives a buyer one enrollment a course, however often and however much at once, and one mail about it", async () => {
    await Promise.all([enroll(weaving, baking), enroll(baking, weaving), enroll(weaving), enroll(baking)]);
    await enroll(weaving, baking);
    const own = await store.listEnrollments(userId, 500);
    expect(own.map(({ courseId }) => courseId).sort()).toEqual([weaving.id, baking.id].sort());
    const mailed = (await notices()).map(({ enrollmentId }) => enrollmentId);
    expect(mailed.sort()).toEqual(own.map(({ id }) => id).sort());
  });

  test("counts each course by itself", async () => {
    const [fresh, empty] = [await aCourse("fresh", []), await aCourse("empty", [])];
    for (let buyer = 0; buyer < 3; buyer += 1) {
      userId = randomUUID();
      await enroll(fresh);
    }
    expect(await store.countEnrollments([fresh.id, empty.id])).toEqual([{ courseId: fresh.id, count: 3 }]);
  });

  test("a list is newest first and ends at its limit", async () => {
    const taken = await Promise.all(["l1", "l2", "l3"].map((slug) => aCourse(slug, [])));
    for (const [day, course] of taken.entries()) {
      const enrolledAt = new Date(at.getTime() + day * 86_400_000);
      await store.enroll({ userId, orderId: randomUUID(), enrolledAt, enrollments: [newEnrollment(course)] });
    }
    const listed = await store.listEnrollments(userId, 2);
    expect(listed.map(({ courseId }) => courseId)).toEqual([taken[2]?.id, taken[1]?.id]);
  });
});

describe("ending", () => {
  const [first, second] = ["first", "second"] as const;

  type Step = readonly ["enroll" | "end", typeof first | typeof second];

  test.each<[string, Step[], number]>([
    [
      "ends what the order gave",
      [
        ["enroll", first],
        ["end", first],
      ],
      0,
    ],
    [
      "ends it once",
      [
        ["enroll", first],
        ["end", first],
        ["end", first],
      ],
      0,
    ],
    [
      "a late delivery of what was ended enrolls nobody",
      [
        ["end", first],
        ["enroll", first],
      ],
      0,
    ],
    [
      "nor does a repeated one",
      [
        ["enroll", first],
        ["end", first],
        ["enroll", first],
        ["enroll", first],
      ],
      0,
    ],
    [
      "another order's enrollment stays",
      [
        ["enroll", first],
        ["end", second],
      ],
      1,
    ],
    [
      "it can be bought again",
      [
        ["enroll", first],
        ["end", first],
        ["enroll", second],
      ],
      1,
    ],
    [
      "bought twice, and one of them ended",
      [
        ["enroll", first],
        ["enroll", second],
        ["end", first],
      ],
      1,
    ],
    [
      "bought twice, and the other one ended",
      [
        ["enroll", first],
        ["enroll", second],
        ["end", second],
      ],
      1,
    ],
    [
      "bought twice, and both ended",
      [
        ["enroll", first],
        ["enroll", second],
        ["end", first],
        ["end", second],
      ],
      0,
    ],
    [
      "bought twice, one of them late",
      [
        ["enroll", first],
        ["end", second],
        ["enroll", second],
        ["end", first],
      ],
      0,
    ],
  ])("%s", async (_rule, steps, active) => {
    const orders = { first: randomUUID(), second: randomUUID() };
    const elsewhere = await aCourse(randomUUID(), []);
    await enroll(elsewhere);
    for (const [step, name] of steps) await { enroll: enrollBy, end }[step](orders[name], weaving);
    const expected = [elsewhere.id, ...Array.from({ length: active }, () => weaving.id)];
    expect((await coursesOfUser()).sort()).toEqual(expected.sort());
  });

  test("ends the courses that are named and no others of the order", async () => {
    const orderId = randomUUID();
    await enrollBy(orderId, weaving, baking);
    await end(orderId, weaving);
    expect(await coursesOfUser()).toEqual([baking.id]);
    const standings = await courses.findStandings(userId, [weaving.productId, baking.productId]);
    const owned = standings.filter(({ isOwned }) => isOwned).map(({ productId }) => productId);
    expect(owned).toEqual([baking.productId]);
  });

  test("takes it out of the counts, the list, and what can be completed", async () => {
    const lessonId = randomUUID();
    const fresh = await aCourse(randomUUID(), [lessonId]);
    const orderId = randomUUID();
    await enrollBy(orderId, fresh);
    await end(orderId, fresh);
    expect(await store.countEnrollments([fresh.id])).toEqual([]);
    expect(await store.findEnrollments(userId, [fresh.id])).toEqual([]);
    expect(await store.completeLesson({ userId, lessonId, at })).toBeNull();
  });

  test("keeps the progress for the next time, and for the one after that", async () => {
    const [one, two] = weavingLessons;
    const complete = (lessonId: string | undefined) => store.completeLesson({ userId, lessonId: lessonId ?? "", at });
    const done: number[] = [];
    for (const lessonId of [one, two, two]) {
      const orderId = randomUUID();
      await enrollBy(orderId, weaving);
      done.push((await complete(lessonId))?.completedLessonIds.length ?? 0);
      await end(orderId, weaving);
    }
    expect(done).toEqual([1, 2, 2]);
    await enroll(weaving);
    const [own] = await store.findEnrollments(userId, [weaving.id]);
    expect([...(own?.completedLessonIds ?? [])].sort()).toEqual([String(one), String(two)].sort());
    expect(own?.completedAt).toBeNull();
  });

  test("a completed course is completed again when it is bought again, and mailed again", async () => {
    const orderId = randomUUID();
    await enrollBy(orderId, baking);
    await store.completeLesson({ userId, lessonId: bakingLesson ?? "", at });
    await end(orderId, baking);
    await enroll(baking);
    expect(await store.findEnrollments(userId, [baking.id])).toMatchObject([{ completedAt: at }]);
    expect(await notices()).toHaveLength(2);
  });

  test("against enrolling, 100 times at once: ended, whichever came first", async () => {
    for (let round = 0; round < 100; round += 1) {
      userId = randomUUID();
      const orderId = randomUUID();
      const steps = [() => enrollBy(orderId, weaving, baking), () => end(orderId, weaving, baking)];
      if (round % 2) steps.reverse();
      if (round % 3 === 0) steps.push(() => enrollBy(orderId, baking, weaving));
      await Promise.all(steps.map((step) => step()));
      expect(await coursesOfUser()).toEqual([]);
    }
  });

  test("of one order while another one buys the same, 100 times at once: the course stays", async () => {
    for (let round = 0; round < 100; round += 1) {
      userId = randomUUID();
      const [refunded, paid] = [randomUUID(), randomUUID()];
      await enrollBy(refunded, weaving);
      const steps = [() => end(refunded, weaving), () => enrollBy(paid, weaving)];
      if (round % 2) steps.reverse();
      await Promise.all(steps.map((step) => step()));
      expect(await coursesOfUser()).toEqual([weaving.id]);
    }
  });

  test("the database itself refuses a second active enrollment", async () => {
    await enroll(weaving);
    const doubled = opened.database.manager.query(
      `insert into enrollments (id, user_id, course_id, order_id, enrolled_at) values ($1, $2, $3, $1, now())`,
      [randomUUID(), userId, weaving.id],
    );
    await expect(doubled).rejects.toThrow(/enrollments_active/);
  });
});

test("the students of a course are listed by an index, however many enrollments there are", async () => {
  const { manager } = opened.database;
  await manager.query(
    `insert into enrollments (id, user_id, course_id, order_id, enrolled_at)
     select gen_random_uuid(), gen_random_uuid(), case when n % 1000 = 0 then $1::uuid else $2::uuid end, gen_random_uuid(), now()
     from generate_series(1, 20000) n`,
    [weaving.id, baking.id],
  );
  await manager.query(`analyze enrollments`);
  const [{ "QUERY PLAN": plan }] = await manager.query(
    `explain (format json) select id from enrollments enrollment where course_id = $1 and ended_at is null
     order by enrolled_at desc, id desc limit 21`,
    [weaving.id],
  );
  expect(JSON.stringify(plan)).toContain("enrollments_students");
  expect(JSON.stringify(plan)).not.toContain("Seq Scan");
  await manager.query(
    `delete from enrollments where not exists (
    select from completed_lessons where enrollment_id = enrollments.id) and enrolled_at > $1`,
    [at],
  );
});

describe("completing lessons", () => {
  const complete = (lessonId: string | undefined, when = at) =>
    store.completeLesson({ userId, lessonId: lessonId ?? "", at: when });

  test("all at once: every one counts, and the course is completed", async () => {
    for (let student = 0; student < 10; student += 1) {
      userId = randomUUID();
      await enroll(weaving);
      await Promise.all(weavingLessons.map((id) => complete(id)));
      const [own] = await store.findEnrollments(userId, [weaving.id]);
      expect([...(own?.completedLessonIds ?? [])].sort()).toEqual([...weavingLessons].sort());
      expect([own?.lessonCount, own?.completedAt]).toEqual([3, at]);
    }
  });

  test("one lesson many times at once counts once", async () => {
    await enroll(weaving);
    const [lessonId = ""] = weavingLessons;
    const answers = await Promise.all([1, 2, 3, 4].map(() => complete(lessonId)));
    expect(answers.map((answer) => answer?.completedLessonIds)).toEqual(Array(4).fill([lessonId]));
  });

  test("the time of completion is the last lesson's and stays", async () => {
    await enroll(weaving);
    const [first, second, third] = weavingLessons;
    expect((await complete(first))?.completedAt).toBeNull();
    expect((await complete(second))?.completedAt).toBeNull();
    const later = new Date("2026-02-02T10:00:00.000Z");
    expect((await complete(third, later))?.completedAt).toEqual(later);
    expect((await complete(first, new Date()))?.completedAt).toEqual(later);
  });

  test("a lesson of a course that the user is not enrolled in is not there", async () => {
    await enroll(weaving);
    expect(await complete(bakingLesson)).toBeNull();
    expect(await complete(randomUUID())).toBeNull();
    const [own] = await store.findEnrollments(userId, [weaving.id]);
    expect(own?.completedLessonIds).toEqual([]);
  });

  test("the database itself refuses a lesson of another course than the enrollment's", async () => {
    await enroll(weaving);
    const [own] = await store.findEnrollments(userId, [weaving.id]);
    const crossed = opened.database.manager.query(
      `insert into completed_lessons (enrollment_id, lesson_id, course_id, completed_at) values ($1, $2, $3, now())`,
      [own?.id, bakingLesson, weaving.id],
    );
    await expect(crossed).rejects.toThrow(/foreign key/);
  });
});

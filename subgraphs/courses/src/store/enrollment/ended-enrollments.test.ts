import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Course } from "../../domain/course/course.js";
import { at, TestEnrollments } from "../../testing/test-enrollments.js";

let school: TestEnrollments;
let weaving: Course;
let baking: Course;
const weavingLessons = [randomUUID(), randomUUID(), randomUUID()];
const bakingLesson = randomUUID();

beforeAll(async () => {
  school = await TestEnrollments.open();
  weaving = await school.aCourse("weaving", weavingLessons);
  baking = await school.aCourse("baking", [bakingLesson]);
});

beforeEach(() => {
  school.userId = randomUUID();
});

afterAll(async () => school[Symbol.asyncDispose]());

describe("ending an enrollment", () => {
  const [first, second] = ["first", "second"] as const;

  type Step = readonly ["enroll" | "end", typeof first | typeof second];

  test.each<[string, Step[], number]>([
    [
      "ends the order's enrollments",
      [
        ["enroll", first],
        ["end", first],
      ],
      0,
    ],
    [
      "a repeat changes nothing",
      [
        ["enroll", first],
        ["end", first],
        ["end", first],
      ],
      0,
    ],
    [
      "a late delivery of an ended enrollment enrolls nobody",
      [
        ["end", first],
        ["enroll", first],
      ],
      0,
    ],
    [
      "a repeated late delivery enrolls nobody",
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
      "a course bought twice stays when the first purchase ends",
      [
        ["enroll", first],
        ["enroll", second],
        ["end", first],
      ],
      1,
    ],
    [
      "a course bought twice stays when the second purchase ends",
      [
        ["enroll", first],
        ["enroll", second],
        ["end", second],
      ],
      1,
    ],
    [
      "a course bought twice ends when both purchases end",
      [
        ["enroll", first],
        ["enroll", second],
        ["end", first],
        ["end", second],
      ],
      0,
    ],
    [
      "a course bought twice stays when one purchase is delivered late",
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
    const elsewhere = await school.aCourse(randomUUID(), []);
    await school.enroll(elsewhere);
    for (const [step, name] of steps)
      await (step === "enroll" ? school.enrollBy(orders[name], weaving) : school.end(orders[name], weaving));
    const expected = [elsewhere.id, ...Array.from({ length: active }, () => weaving.id)];
    expect((await school.coursesOfUser()).sort()).toEqual(expected.sort());
  });

  test("ends only the named courses of the order", async () => {
    const orderId = randomUUID();
    await school.enrollBy(orderId, weaving, baking);
    await school.end(orderId, weaving);
    expect(await school.coursesOfUser()).toEqual([baking.id]);
    const relations = await school.courses.findRelations(school.userId, [weaving.productId, baking.productId]);
    const owned = relations.filter(({ isOwned }) => isOwned).map(({ productId }) => productId);
    expect(owned).toEqual([baking.productId]);
  });

  test("removes it from the counts, the list, and the lessons that can be completed", async () => {
    const lessonId = randomUUID();
    const fresh = await school.aCourse(randomUUID(), [lessonId]);
    const orderId = randomUUID();
    await school.enrollBy(orderId, fresh);
    await school.end(orderId, fresh);
    expect(await school.store.countEnrollments([fresh.id])).toEqual([]);
    expect(await school.store.findEnrollments(school.userId, [fresh.id])).toEqual([]);
    expect(await school.store.completeLesson({ userId: school.userId, lessonId, at })).toBeNull();
  });

  test("keeps the progress for the next purchase, and the one after that", async () => {
    const [one, two] = weavingLessons;
    const complete = (lessonId: string | undefined) =>
      school.store.completeLesson({ userId: school.userId, lessonId: lessonId ?? "", at });
    const done: number[] = [];
    for (const lessonId of [one, two, two]) {
      const orderId = randomUUID();
      await school.enrollBy(orderId, weaving);
      done.push((await complete(lessonId))?.completedLessonIds.length ?? 0);
      await school.end(orderId, weaving);
    }
    expect(done).toEqual([1, 2, 2]);
    await school.enroll(weaving);
    const [own] = await school.store.findEnrollments(school.userId, [weaving.id]);
    expect([...(own?.completedLessonIds ?? [])].sort()).toEqual([String(one), String(two)].sort());
    expect(own?.completedAt).toBeNull();
  });

  test("completes a completed course again when it is bought again, and mails again", async () => {
    const orderId = randomUUID();
    await school.enrollBy(orderId, baking);
    await school.store.completeLesson({ userId: school.userId, lessonId: bakingLesson, at });
    await school.end(orderId, baking);
    await school.enroll(baking);
    expect(await school.store.findEnrollments(school.userId, [baking.id])).toMatchObject([{ completedAt: at }]);
    expect(await school.notices()).toHaveLength(2);
  });

  test("concurrent with enrolling, 100 times: ends it in any order", async () => {
    for (let round = 0; round < 100; round += 1) {
      school.userId = randomUUID();
      const orderId = randomUUID();
      const steps = [() => school.enrollBy(orderId, weaving, baking), () => school.end(orderId, weaving, baking)];
      if (round % 2) steps.reverse();
      if (round % 3 === 0) steps.push(() => school.enrollBy(orderId, baking, weaving));
      await Promise.all(steps.map((step) => step()));
      expect(await school.coursesOfUser()).toEqual([]);
    }
  });

  test("concurrent with another order for the same course, 100 times: the course stays", async () => {
    for (let round = 0; round < 100; round += 1) {
      school.userId = randomUUID();
      const [refunded, paid] = [randomUUID(), randomUUID()];
      await school.enrollBy(refunded, weaving);
      const steps = [() => school.end(refunded, weaving), () => school.enrollBy(paid, weaving)];
      if (round % 2) steps.reverse();
      await Promise.all(steps.map((step) => step()));
      expect(await school.coursesOfUser()).toEqual([weaving.id]);
    }
  });

  test("the database itself refuses a second active enrollment", async () => {
    await school.enroll(weaving);
    const doubled = school.query(
      `insert into enrollments (id, user_id, course_id, order_id, enrolled_at) values ($1, $2, $3, $1, now())`,
      [randomUUID(), school.userId, weaving.id],
    );
    await expect(doubled).rejects.toThrow(/enrollments_active/);
  });
});

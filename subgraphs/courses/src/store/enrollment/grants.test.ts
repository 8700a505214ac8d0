import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Course } from "../../domain/course/course.js";
import { at, TestEnrollments } from "../../testing/test-enrollments.js";

let school: TestEnrollments;
let weaving: Course;
const lessonId = randomUUID();
const minute = 60_000;
const soon = new Date(at.getTime() + minute);
const later = new Date(at.getTime() + 2 * minute);

beforeAll(async () => {
  school = await TestEnrollments.open();
  weaving = await school.aCourse("weaving", [lessonId]);
});

beforeEach(() => {
  school.userId = randomUUID();
});

afterAll(async () => school[Symbol.asyncDispose]());

async function own() {
  const [enrollment] = await school.store.findEnrollments(school.userId, [weaving.id]);
  return enrollment;
}

async function isOwned(): Promise<boolean> {
  const [relation] = await school.courses.findRelations(school.userId, [weaving.productId]);
  return relation?.isOwned ?? false;
}

const revoke = async (onlyGrants: boolean, enrollmentId = "") =>
  school.grants.revoke({ enrollmentId: enrollmentId || String((await own())?.id), onlyGrants, at, jobs: [] });
const changeEnd = async (endsAt: Date | null) =>
  school.grants.changeEnd({ enrollmentId: String((await own())?.id), endsAt, jobs: [] });

type Step = "grant" | "grant until soon" | "buy" | "refund" | "end is due" | "revoke grants" | "revoke all";

async function take(steps: readonly Step[]): Promise<void> {
  const orderId = randomUUID();
  const actions: Record<Step, () => Promise<unknown>> = {
    grant: () => school.grant(weaving),
    "grant until soon": () => school.grant(weaving, soon),
    buy: () => school.enrollBy(orderId, weaving),
    refund: () => school.end(orderId, weaving),
    "end is due": () => school.grants.endDue(soon),
    "revoke grants": () => revoke(true),
    "revoke all": () => revoke(false),
  };
  for (const step of steps) await actions[step]();
}

describe("an enrollment that is granted", () => {
  const [granted, limited, bought] = [
    { isGranted: true, endsAt: null },
    { isGranted: true, endsAt: soon },
    { isGranted: false, endsAt: null },
  ];

  test.each<[Step[], object | undefined]>([
    [["grant"], granted],
    [["grant until soon"], limited],
    [["grant until soon", "grant"], limited],
    [["grant until soon", "end is due"], undefined],
    [["grant", "end is due"], granted],
    [["grant until soon", "end is due", "grant"], granted],
    [["grant until soon", "buy"], bought],
    [["grant until soon", "buy", "end is due"], bought],
    [["grant until soon", "buy", "refund"], limited],
    [["grant until soon", "buy", "refund", "end is due"], undefined],
    [["grant until soon", "end is due", "buy"], bought],
    [["buy", "grant until soon"], bought],
    [["buy", "grant until soon", "refund"], undefined],
    [["buy", "refund", "grant until soon"], limited],
    [["grant", "revoke grants"], undefined],
    [["grant", "revoke grants", "grant until soon"], limited],
    [["grant until soon", "buy", "revoke grants"], bought],
    [["grant until soon", "buy", "revoke grants", "refund"], undefined],
    [["grant until soon", "buy", "revoke all"], undefined],
    [["buy", "revoke all"], undefined],
    [["buy", "revoke all", "buy"], undefined],
    [["buy", "revoke all", "refund"], undefined],
  ])("after %j", async (steps, expected) => {
    await take(steps);
    const found = await own();
    expect(found && { isGranted: found.isGranted, endsAt: found.endsAt }).toEqual(expected);
  });

  test("can be bought only while it has an end", async () => {
    await school.grant(weaving, soon);
    expect(await isOwned()).toBe(false);
    await changeEnd(null);
    expect(await isOwned()).toBe(true);
  });

  test("mails the student once, and not again when the course is bought", async () => {
    await take(["grant until soon", "grant", "buy"]);
    expect(await school.notices()).toHaveLength(1);
  });

  test("continues with the progress of the enrollment that ended", async () => {
    await take(["grant until soon"]);
    await school.store.completeLesson({ userId: school.userId, lessonId, at });
    await take(["end is due", "buy"]);
    expect(await own()).toMatchObject({ completedLessonIds: [lessonId], completedAt: at });
  });

  test("closes its lessons when it is revoked", async () => {
    await take(["grant", "revoke grants"]);
    const { userId } = school;
    expect(await school.store.completeLesson({ userId, lessonId, at })).toBeNull();
    expect(await school.positions.savePosition({ userId, lessonId, seconds: 1, savedAt: at })).toBeNull();
  });

  test("has another end after a change, also after a purchase that was refunded", async () => {
    await school.grant(weaving, soon);
    expect(await changeEnd(later)).toMatchObject({ endsAt: later, userId: school.userId });
    await take(["end is due", "buy", "refund"]);
    expect(await own()).toMatchObject({ endsAt: later });
    await changeEnd(null);
    expect(await own()).toMatchObject({ endsAt: null });
  });
});

test("a bought enrollment gets no end", async () => {
  await school.enroll(weaving);
  expect(await changeEnd(soon)).toBeNull();
  expect(await own()).toMatchObject({ endsAt: null });
});

test("an ended enrollment is found, and neither changes nor is revoked again", async () => {
  await school.grant(weaving);
  const enrollmentId = String((await own())?.id);
  await revoke(true, enrollmentId);
  expect(await school.grants.findEnrollment(enrollmentId)).toMatchObject({ endedAt: at, isGranted: true });
  await school.grant(weaving);
  await revoke(false, enrollmentId);
  expect(await school.grants.changeEnd({ enrollmentId, endsAt: soon, jobs: [] })).toBeNull();
  expect(await own()).toMatchObject({ endsAt: null });
});

test("many students are enrolled at once, except those who are", async () => {
  await school.enroll(weaving);
  const students = Array.from({ length: 100 }, () => ({ id: randomUUID(), userId: randomUUID(), endsAt: soon }));
  const all = [...students, { id: randomUUID(), userId: school.userId, endsAt: soon }];
  const jobs: (readonly string[])[] = [];
  const jobsOf = (ids: readonly string[]) => {
    jobs.push(ids);
    return [];
  };
  const granted = await school.grants.grant({ course: weaving, enrolledAt: at, students: all, jobsOf });
  expect([...granted].sort()).toEqual(students.map(({ userId }) => userId).sort());
  expect(jobs.flat().length).toBe(100);
  const again = await school.grants.grant({ course: weaving, enrolledAt: at, students: all, jobsOf });
  expect(again.size).toBe(0);
});

test("two jobs at the same time end all that is due, each enrollment once", async () => {
  const students = Array.from({ length: 600 }, () => ({ id: randomUUID(), userId: randomUUID(), endsAt: soon }));
  const before = await endings();
  await school.grants.grant({ course: weaving, enrolledAt: at, students, jobsOf: () => [] });
  const endAll = async (): Promise<void> => {
    let hasMore = true;
    while (hasMore) hasMore = await school.grants.endDue(soon);
  };
  await Promise.all([endAll(), endAll()]);
  const active: unknown[] = await school.query(`select from enrollments where ended_at is null and ends_at <= $1`, [
    soon,
  ]);
  expect(active).toHaveLength(0);
  expect((await endings()) - before).toBeGreaterThanOrEqual(600);
  const purchases: { count: string }[] = await school.query(
    `select count(*) from course_purchases where user_id = any($1) and ended_at is null`,
    [students.map(({ userId }) => userId)],
  );
  expect(purchases).toEqual([{ count: "0" }]);
});

test("a purchase concurrent with the end of a grant, 50 times: the student keeps the course and the progress", async () => {
  for (let round = 0; round < 50; round += 1) {
    school.userId = randomUUID();
    await school.grant(weaving, soon);
    await school.store.completeLesson({ userId: school.userId, lessonId, at });
    const steps: (() => Promise<unknown>)[] = [() => school.grants.endDue(soon), () => school.enroll(weaving)];
    if (round % 2) steps.reverse();
    await Promise.all(steps.map((step) => step()));
    expect(await own()).toMatchObject({ isGranted: false, endsAt: null, completedLessonIds: [lessonId] });
  }
});

async function endings(): Promise<number> {
  const [row]: { count: number }[] = await school.query(
    `select count(*)::int from enrollments where ended_at is not null`,
  );
  return row?.count ?? 0;
}

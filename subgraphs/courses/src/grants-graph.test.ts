import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { MovableClock } from "@souk/kernel/testing/stand-ins/movable-clock";
import { until } from "@souk/kernel/testing/eventually";
import { CoursesHarness, weaving } from "./testing/courses-harness.js";

let shop: CoursesHarness;
const clock = new MovableClock();
const enrollStudents = `mutation ($input: EnrollStudentsInput!) { enrollStudents(input: $input) { __typename
  ... on EnrolledStudents { students { email outcome } } ... on InvalidInput { fields { path message } }
  ... on Conflict { field } } }`;
const changeEnd = `mutation ($id: ID!, $endsAt: DateTime) { changeEnrollmentEnd(enrollmentId: $id, endsAt: $endsAt) {
  __typename ... on Student { enrollmentId endsAt isGranted user { id } } ... on Conflict { field }
  ... on InvalidInput { fields { path message } } } }`;
const revoke = `mutation ($id: ID!) { revokeEnrollment(enrollmentId: $id) {
  __typename ... on RevokedEnrollment { id } ... on Conflict { field } } }`;
const seenCourse = `query ($id: ID) { course(id: $id) { myEnrollment { id endsAt } sections { lessons { content externalUrl lock { reason } } } } }`;
const nextMillennium = "2999-01-01T00:00:00.000Z";

beforeAll(async () => {
  shop = await CoursesHarness.create({}, clock);
});

beforeEach(() => shop.reset());

afterAll(async () => shop[Symbol.asyncDispose]());

async function enroll(courseId: string, students: object[], as: TestViewer = shop.instructor): Promise<any> {
  return (await shop.execute(enrollStudents, { input: { courseId, students } }, as)).data.enrollStudents;
}

async function change(id: string, endsAt: string | null, as: TestViewer = shop.instructor): Promise<any> {
  return (await shop.execute(changeEnd, { id, endsAt }, as)).data.changeEnrollmentEnd;
}

async function revokeAs(id: string, as: TestViewer = shop.instructor): Promise<any> {
  return (await shop.execute(revoke, { id }, as)).data.revokeEnrollment;
}

async function studentsOf(id: string): Promise<any[]> {
  const query = `query ($id: ID) { course(id: $id) { students { nodes { enrollmentId endsAt isGranted user { id } } } } }`;
  return (await shop.execute(query, { id }, shop.instructor)).data.course.students.nodes;
}

const seenBy = async (id: string, as: TestViewer): Promise<any> =>
  (await shop.execute(seenCourse, { id }, as)).data.course;

/** Returns a course, a student with a granted enrollment in it, and its id. */
async function granted(endsAt: string | null = null) {
  const course = await shop.publishedCourse();
  const student = shop.person("Ada");
  await enroll(course.id, [{ email: student.email, endsAt }]);
  const [{ enrollmentId }] = await studentsOf(course.id);
  return { course, student, enrollmentId };
}

/** Returns a course, a student who bought it, and the id of the enrollment. */
async function bought() {
  const course = await shop.publishedCourse();
  const student = shop.person("Ben");
  await shop.enrollBuyer(student.id, [course.product.id]);
  const [{ enrollmentId }] = await studentsOf(course.id);
  return { course, student, enrollmentId };
}

describe("enrollStudents", () => {
  test("says for each address whether the student is enrolled, and mails the new ones", async () => {
    const { id } = await shop.publishedCourse();
    const [ada, ben] = [shop.person("Ada"), shop.person("Ben")];
    await enroll(id, [{ email: ben.email }]);
    clock.move(1);
    shop.accounts.inputs.length = 0;
    const students = [
      { email: ada.email, endsAt: nextMillennium },
      { email: ben.email, endsAt: nextMillennium },
      { email: "no@one.example" },
    ];
    const outcomes = ["ENROLLED", "ALREADY_ENROLLED", "NO_ACCOUNT"];
    const expected = students.map(({ email }, index) => ({ email, outcome: outcomes[index] }));
    expect(await enroll(id, students)).toEqual({ __typename: "EnrolledStudents", students: expected });
    expect(shop.accounts.inputs.map(({ field }) => field)).toEqual(["sessionStatus", "matchingUsers", "_entities"]);
    expect((await enroll(id, students)).students[0].outcome).toBe("ALREADY_ENROLLED");
    expect(await studentsOf(id)).toMatchObject([
      { endsAt: nextMillennium, isGranted: true, user: { id: ada.id } },
      { endsAt: null, isGranted: true, user: { id: ben.id } },
    ]);
    const mailed = () => shop.notifications.inputs.filter(({ userId }) => userId === ada.id);
    await until(async () => mailed().length > 0);
    expect(mailed()).toHaveLength(1);
  });

  test("takes as many statements for 100 students as for one", async () => {
    const { id } = await shop.publishedCourse();
    const inputOf = (count: number) => {
      const students = Array.from({ length: count }, () => ({ email: shop.person("Ada").email }));
      return { input: { courseId: id, students } };
    };
    const one = await shop.statementsOf(enrollStudents, inputOf(1), shop.instructor);
    expect(await shop.statementsOf(enrollStudents, inputOf(100), shop.instructor)).toBe(one);
  });

  test.each<[string, object[], string[]]>([
    ["no students", [], ["students: must not be empty"]],
    [
      "a bad address",
      [{ email: "a@b.example" }, { email: "no address" }],
      ["students.1.email: must be an email address"],
    ],
    [
      "an address twice",
      [{ email: "a@b.example" }, { email: " A@b.example" }],
      ["students.1.email: is in the list twice"],
    ],
    [
      "an end in the past",
      [{ email: "a@b.example", endsAt: "2020-01-01T00:00:00Z" }],
      ["students.0.endsAt: must be in the future"],
    ],
    [
      "too many",
      Array.from({ length: 101 }, (_, index) => ({ email: `a${index}@b.example` })),
      ["students: must be at most 100 students"],
    ],
  ])("refuses %s", async (_case, students, faults) => {
    const { id } = await shop.publishedCourse();
    const { fields } = await enroll(id, students);
    expect(fields.map(({ path, message }: any) => `${path}: ${message}`)).toEqual(faults);
  });

  test("refuses the course's instructor, also when an admin enrolls them", async () => {
    const teacher = { ...shop.person("Teacher"), role: "INSTRUCTOR" } as const;
    const course = await shop.createCourse(weaving, teacher);
    await shop.publishCourse(course.id, teacher);
    for (const viewer of [teacher, shop.admin]) {
      const { fields } = await enroll(course.id, [{ email: "a@b.example" }, { email: teacher.email }], viewer);
      expect(fields).toEqual([{ path: "students.1.email", message: "teaches the course" }]);
    }
  });

  test("refuses a course that is not published", async () => {
    const { id } = await shop.createCourse(weaving);
    expect(await enroll(id, [{ email: shop.person("Ada").email }])).toEqual({
      __typename: "Conflict",
      field: "courseId",
    });
  });

  test("changes nothing while accounts is unavailable, and the error says so", async () => {
    const { id } = await shop.publishedCourse();
    shop.accounts.isDown = true;
    const input = { courseId: id, students: [{ email: "a@b.example" }] };
    const { errors } = await shop.execute(enrollStudents, { input }, shop.instructor);
    shop.accounts.isDown = false;
    expect(errors?.[0]?.extensions?.code).toBe("SUBGRAPH_UNAVAILABLE");
  });
});

test("only the course's instructor and admins find the course and its enrollments", async () => {
  const { course, student, enrollmentId } = await granted();
  const other = { id: randomUUID(), role: "INSTRUCTOR" } as const;
  for (const viewer of [student, other]) {
    expect((await enroll(course.id, [{ email: "a@b.example" }], viewer)).__typename).toBe("NotFound");
    expect((await change(enrollmentId, nextMillennium, viewer)).__typename).toBe("NotFound");
    expect((await revokeAs(enrollmentId, viewer)).__typename).toBe("NotFound");
  }
  expect((await change("no id", null)).__typename).toBe("NotFound");
  expect((await revokeAs(randomUUID())).__typename).toBe("NotFound");
});

describe("the end of an enrollment", () => {
  test("is changed and removed, as often as wanted", async () => {
    const { course, student, enrollmentId } = await granted(nextMillennium);
    const changed = { __typename: "Student", enrollmentId, isGranted: true, user: { id: student.id } };
    for (const endsAt of ["2999-02-02T00:00:00.000Z", "2999-02-02T00:00:00.000Z", null, null])
      expect(await change(enrollmentId, endsAt)).toEqual({ ...changed, endsAt });
    expect((await seenBy(course.id, student)).myEnrollment).toEqual({ id: enrollmentId, endsAt: null });
  });

  test("cannot be in the past, and only a granted enrollment has one", async () => {
    const { enrollmentId } = await granted();
    const fields = [{ path: "endsAt", message: "must be in the future" }];
    expect(await change(enrollmentId, "2020-01-01T00:00:00Z")).toEqual({ __typename: "InvalidInput", fields });
    const purchase = await bought();
    expect(await change(purchase.enrollmentId, nextMillennium)).toEqual({
      __typename: "Conflict",
      field: "enrollmentId",
    });
  });

  test("ends the access by a job, and not before", async () => {
    const { course, student } = await granted(new Date(clock.now().getTime() + 60_000).toISOString());
    await shop.runJob("endDueEnrollments");
    expect((await seenBy(course.id, student)).myEnrollment).not.toBeNull();
    clock.move(60);
    await shop.runJob("endDueEnrollments");
    expect((await seenBy(course.id, student)).myEnrollment).toBeNull();
    expect(await studentsOf(course.id)).toEqual([]);
  });

  test("leaves the course for sale to the student until they buy it", async () => {
    const { course, student } = await granted(nextMillennium);
    const offer = async () => {
      const query = `query ($input: CourseOffersInput!) { courseOffers(input: $input) { isOwned isEnrolled } }`;
      const input = { buyerId: student.id, productIds: [course.product.id] };
      return (await shop.serviceContext.execute(shop.subgraph, query, { input }, { from: "cart" })).data
        .courseOffers[0];
    };
    expect(await offer()).toEqual({ isOwned: false, isEnrolled: true });
    await shop.enrollBuyer(student.id, [course.product.id]);
    expect(await offer()).toEqual({ isOwned: true, isEnrolled: true });
    expect((await seenBy(course.id, student)).myEnrollment.endsAt).toBeNull();
  });
});

describe("revokeEnrollment", () => {
  test("closes the lessons and their files at once, and can be repeated", async () => {
    const film = shop.file();
    const sections = [{ title: "One", lessons: [{ title: "Film", mediaFileId: film, content: "# Film" }] }];
    const course = await shop.publishedCourse({ sections });
    const student = shop.person("Ada");
    await enroll(course.id, [{ email: student.email }]);
    const lessonId = course.sections[0].lessons[0].id;
    const mayRead = async () => {
      const query = `query ($input: LessonFileInput!) { mayReadLessonFile(input: $input) }`;
      const input = { lessonId, fileId: film, userId: student.id, role: student.role };
      return (await shop.serviceContext.execute(shop.subgraph, query, { input }, { from: "media" })).data
        .mayReadLessonFile;
    };
    const savePosition = `mutation ($id: ID!) { saveLessonPosition(lessonId: $id, seconds: 5) { __typename } }`;
    const save = async () =>
      (await shop.execute(savePosition, { id: lessonId }, student)).data.saveLessonPosition.__typename;
    expect([await mayRead(), await save()]).toEqual([true, "LessonPosition"]);
    const [{ enrollmentId }] = await studentsOf(course.id);
    for (const _time of [1, 2])
      expect(await revokeAs(enrollmentId)).toEqual({ __typename: "RevokedEnrollment", id: enrollmentId });
    expect([await mayRead(), await save()]).toEqual([false, "NotFound"]);
    const seen = await seenBy(course.id, student);
    expect(seen.sections[0].lessons).toEqual([{ content: null, externalUrl: null, lock: { reason: "ENROLLMENT" } }]);
    expect((await change(enrollmentId, nextMillennium)).__typename).toBe("NotFound");
    expect((await enroll(course.id, [{ email: student.email }])).students[0].outcome).toBe("ENROLLED");
  });

  test("ends a bought enrollment for an admin only, and the order does not open it again", async () => {
    const course = await shop.publishedCourse();
    const [student, orderId] = [shop.person("Ben"), randomUUID()];
    await shop.enrollBuyer(student.id, [course.product.id], orderId);
    const [{ enrollmentId }] = await studentsOf(course.id);
    expect(await revokeAs(enrollmentId)).toEqual({ __typename: "Conflict", field: "enrollmentId" });
    expect((await revokeAs(enrollmentId, shop.admin)).__typename).toBe("RevokedEnrollment");
    expect((await revokeAs(enrollmentId)).__typename).toBe("Conflict");
    await shop.enrollBuyer(student.id, [course.product.id], orderId);
    expect(await studentsOf(course.id)).toEqual([]);
  });
});

test("the actions of admins are audited, those of instructors are not", async () => {
  const { course, enrollmentId, student } = await granted();
  const [ada, zoe] = [shop.person("Ada"), shop.person("Zoe")];
  const entries = () => shop.accounts.inputs.filter(({ field }) => field === "recordAudit");
  shop.accounts.inputs.length = 0;
  await enroll(course.id, [{ email: zoe.email }]);
  await enroll(course.id, [{ email: student.email }, { email: ada.email }], shop.admin);
  await enroll(course.id, [{ email: student.email }], shop.admin);
  await change(enrollmentId, nextMillennium, shop.admin);
  await change(enrollmentId, nextMillennium, shop.admin);
  await revokeAs(enrollmentId, shop.admin);
  await revokeAs(enrollmentId, shop.admin);
  await until(async () => entries().length >= 3);
  const sorted = entries().toSorted((one, other) => one.at.localeCompare(other.at));
  expect(sorted).toMatchObject([
    { action: "enrollStudents", targetType: "Course", targetId: course.id, after: { enrolledStudents: [ada.id] } },
    {
      action: "changeEnrollmentEnd",
      targetId: enrollmentId,
      before: { endsAt: null },
      after: { endsAt: nextMillennium },
    },
    { action: "revokeEnrollment", targetType: "Enrollment", targetId: enrollmentId, before: { endedAt: null } },
  ]);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { newCertificateNumber, type Certificate } from "../../domain/certificate/certificate.js";
import type { Course } from "../../domain/course/course.js";
import { at, TestEnrollments } from "../../testing/test-enrollments.js";
import { CertificateRepository } from "./certificate-repository.js";

let enrollments: TestEnrollments;
let certificates: CertificateRepository;
let course: Course;
let lessonId: string;
const later = new Date(at.getTime() + 3_600_000);

beforeAll(async () => {
  enrollments = await TestEnrollments.open();
  certificates = new CertificateRepository(enrollments.database);
});

beforeEach(async () => {
  enrollments.userId = randomUUID();
  lessonId = randomUUID();
  course = await enrollments.aCourse(`course-${lessonId}`, [lessonId]);
});

afterAll(async () => enrollments[Symbol.asyncDispose]());

const complete = () => enrollments.store.completeLesson({ userId: enrollments.userId, lessonId, at });
const uncomplete = () => enrollments.store.uncompleteLesson({ userId: enrollments.userId, lessonId });
const found = ({ number }: Certificate) => certificates.findByNumber(number);

function issue(studentName = "Ada Lovelace"): Promise<Certificate | null> {
  const { userId } = enrollments;
  const number = newCertificateNumber();
  return certificates.issue({ number, userId, courseId: course.id, studentName, issuedAt: at });
}

async function issued(): Promise<Certificate> {
  await complete();
  const certificate = await issue();
  if (!certificate) throw new Error("no certificate was issued");
  return certificate;
}

describe("a certificate", () => {
  it("is issued only for a completed course", async () => {
    expect(await issue()).toBeNull();
    await enrollments.enroll(course);
    expect(await issue()).toBeNull();
    expect(await enrollments.query(`select from certificates where course_id = $1`, [course.id])).toEqual([]);
    expect(await issued()).toMatchObject({ courseTitle: course.title, completedAt: at, revokedAt: null });
  });

  it("keeps its number and the title of the course when it is issued again", async () => {
    await enrollments.enroll(course);
    const first = await issued();
    await enrollments.query(`update courses set title = 'Another title' where id = $1`, [course.id]);
    expect(await issue("Ada King")).toEqual({ ...first, studentName: "Ada King" });
  });

  it("keeps the course completed", async () => {
    await enrollments.enroll(course);
    await complete();
    expect(await uncomplete()).toMatchObject({ completedAt: null });
    await issued();
    expect(await uncomplete()).toMatchObject({ completedAt: at, completedLessonIds: [] });
  });

  it("is revoked by a refund, and valid again after a new purchase", async () => {
    const orderId = randomUUID();
    await enrollments.enrollBy(orderId, course);
    const certificate = await issued();
    await enrollments.end(orderId, course);
    expect(await found(certificate)).toMatchObject({ revokedAt: at });
    expect(await issue()).toBeNull();
    await enrollments.enroll(course);
    expect(await found(certificate)).toEqual(certificate);
  });

  it("is revoked with a grant, and stays valid after the planned end of one", async () => {
    const [revoked, ended] = [randomUUID(), randomUUID()];
    for (const userId of [revoked, ended]) {
      enrollments.userId = userId;
      await enrollments.grant(course, later);
      await issued();
    }
    const idOf = async (userId: string) =>
      (await enrollments.query(`select id from enrollments where user_id = $1`, [userId]))[0].id;
    const revocation = { enrollmentId: await idOf(revoked), onlyGrants: true, at, jobs: [] };
    await enrollments.grants.revoke(revocation);
    await enrollments.grants.endDue(later);
    const both = await certificates.certificatesOf([await idOf(revoked), await idOf(ended)]);
    const revokedAts = new Map(both.map(({ userId, revokedAt }) => [userId, revokedAt]));
    expect(revokedAts).toEqual(
      new Map([
        [revoked, at],
        [ended, null],
      ]),
    );
  });

  it("is never left without a completion by a concurrent uncompleteLesson", async () => {
    await enrollments.enroll(course);
    for (let round = 0; round < 10; round += 1) {
      await enrollments.query(`delete from certificates where user_id = $1`, [enrollments.userId]);
      await complete();
      const [certificate, enrollment] = await Promise.all([issue(), uncomplete()]);
      expect(enrollment?.completedAt ?? null).toEqual(certificate ? at : null);
    }
  });
});

import { expect } from "vitest";
import type { Shopper } from "../../test-kit/clients/shopper.js";
import { money } from "./admin-action.js";
import type { AdminActions, AuditLogFixtures } from "./audit-log-fixtures.js";

/** The admin actions of courses. */
export const coursesActions: AdminActions = {
  createCourse: async () => ({
    service: "courses",
    call: `createCourse(input: { title: "Weaving", price: ${money("5.00")} }) { ... on Course { id } }`,
    targetType: "Course",
    before: null,
    after: expect.objectContaining({ title: "Weaving" }),
  }),
  updateCourse: async (fixtures) => {
    const id = await fixtures.instructorsCourse();
    return {
      service: "courses",
      call: `updateCourse(input: { id: "${id}", title: "Ours", price: ${money("7.00")} }) { ... on Course { id } }`,
      targetType: "Course",
      before: { title: "Theirs", price: null },
      after: { title: "Ours", price: { amount: "7.00", currency: "CAD" } },
    };
  },
  saveCurriculum: async (fixtures) => {
    const targetId = await fixtures.instructorsCourse();
    const sections = `[{ title: "New", lessons: [{ title: "First" }, { title: "Second" }] }]`;
    return {
      service: "courses",
      call: `saveCurriculum(input: { courseId: "${targetId}", expectedVersion: 1, sections: ${sections} }) { __typename }`,
      targetType: "Course",
      targetId,
      before: { sections: ["All: One"] },
      after: { sections: ["New: First, Second"] },
    };
  },
  archiveCourse: async (fixtures) => {
    const id = await fixtures.instructorsCourse();
    return {
      service: "courses",
      call: `archiveCourse(id: "${id}") { ... on Course { id } }`,
      targetType: "Course",
      before: { status: "DRAFT" },
      after: { status: "ARCHIVED" },
    };
  },
  restoreCourse: async (fixtures) => {
    const id = await fixtures.instructorsCourse();
    await fixtures.admin.get(`mutation { archiveCourse(id: "${id}") { __typename } }`);
    return {
      service: "courses",
      call: `restoreCourse(id: "${id}") { ... on Course { id } }`,
      targetType: "Course",
      before: { status: "ARCHIVED" },
      after: { status: "DRAFT" },
    };
  },
  publishCourse: async (fixtures) => {
    const id = await fixtures.instructorsCourse();
    return {
      service: "courses",
      call: `publishCourse(id: "${id}") { ... on Course { id } }`,
      targetType: "Course",
      before: { status: "DRAFT" },
      after: { status: "PUBLISHED" },
    };
  },
  discardCourseDraft: async (fixtures) => {
    const id = await fixtures.instructorsCourse();
    await fixtures.admin.get(`mutation { publishCourse(id: "${id}") { __typename } }`);
    const input = `{ courseId: "${id}", expectedVersion: 1, sections: [{ title: "New", lessons: [{ title: "First" }] }] }`;
    await fixtures.admin.get(`mutation { saveCurriculum(input: ${input}) { __typename } }`);
    return {
      service: "courses",
      call: `discardCourseDraft(id: "${id}") { ... on Course { id } }`,
      targetType: "Course",
      before: { sections: ["New: First"] },
      after: { sections: ["All: One"] },
    };
  },
  markQuizAttempt: async (fixtures) => {
    const { attemptId, questionId } = await fixtures.attemptToMark();
    return {
      service: "courses",
      call: `markQuizAttempt(input: { attemptId: "${attemptId}", marks: [{ questionId: "${questionId}", points: 1 }] }) { ... on QuizAttempt { id } }`,
      targetType: "QuizAttempt",
      before: { marks: [{ questionId, points: null, comment: null }] },
      after: { marks: [{ questionId, points: 1, comment: null }] },
    };
  },
  deleteLessonPost: async (fixtures) => {
    const { id, lessonId, authorId } = await fixtures.lessonQuestion();
    return {
      service: "courses",
      call: `deleteLessonPost(id: "${id}") { ... on DeletedLessonPost { id } }`,
      targetType: "LessonQuestion",
      before: { lessonId, authorId },
      after: null,
    };
  },
  announceToStudents: async (fixtures) => {
    const { courseId } = await publishedCourse(fixtures);
    return {
      service: "courses",
      call: announcement(courseId),
      targetType: "CourseAnnouncement",
      before: null,
      after: { courseId, subject: "News" },
    };
  },
  deleteAnnouncement: async (fixtures) => {
    const { courseId } = await publishedCourse(fixtures);
    const { announceToStudents } = await fixtures.admin.get(`mutation { ${announcement(courseId)} }`);
    return {
      service: "courses",
      call: `deleteAnnouncement(id: "${announceToStudents.id}") { ... on DeletedAnnouncement { id } }`,
      targetType: "CourseAnnouncement",
      before: { courseId, subject: "News" },
      after: null,
    };
  },
  enrollStudents: async (fixtures) => {
    const { courseId, student } = await publishedCourse(fixtures);
    return {
      service: "courses",
      call: enrollment(courseId, student.email),
      targetType: "Course",
      targetId: courseId,
      before: { enrolledStudents: [] },
      after: { enrolledStudents: [student.id] },
    };
  },
  changeEnrollmentEnd: async (fixtures) => {
    const targetId = await grantedEnrollment(fixtures);
    const endsAt = "2999-12-31T00:00:00.000Z";
    return {
      service: "courses",
      call: `changeEnrollmentEnd(enrollmentId: "${targetId}", endsAt: "${endsAt}") { __typename }`,
      targetType: "Enrollment",
      targetId,
      before: { endsAt: null },
      after: { endsAt },
    };
  },
  revokeEnrollment: async (fixtures) => {
    const targetId = await grantedEnrollment(fixtures);
    return {
      service: "courses",
      call: `revokeEnrollment(enrollmentId: "${targetId}") { ... on RevokedEnrollment { id } }`,
      targetType: "Enrollment",
      before: { endedAt: null },
      after: { endedAt: expect.any(String) },
    };
  },
  createCourseCategory: async () => ({
    service: "courses",
    call: `createCourseCategory(input: { name: "Crafts" }) { ... on CourseCategory { id } }`,
    targetType: "CourseCategory",
    before: null,
    after: { name: "Crafts", slug: "crafts", description: null },
  }),
  updateCourseCategory: async ({ admin }) => ({
    service: "courses",
    call: `updateCourseCategory(input: { id: "${await category(admin, "Cooking")}", name: "Baking" }) { ... on CourseCategory { id } }`,
    targetType: "CourseCategory",
    before: { name: "Cooking" },
    after: { name: "Baking" },
  }),
  deleteCourseCategory: async ({ admin }) => ({
    service: "courses",
    call: `deleteCourseCategory(id: "${await category(admin, "Music")}") { ... on DeletedCourseCategory { id } }`,
    targetType: "CourseCategory",
    before: { name: "Music", slug: "music", description: null, courses: 0 },
    after: null,
  }),
};

async function publishedCourse(fixtures: AuditLogFixtures): Promise<{ courseId: string; student: Shopper }> {
  const courseId = await fixtures.instructorsCourse();
  await fixtures.admin.get(`mutation { publishCourse(id: "${courseId}") { __typename } }`);
  return { courseId, student: await fixtures.shop.signUp() };
}

function announcement(courseId: string): string {
  return `announceToStudents(input: { courseId: "${courseId}", subject: "News", text: "Hello" }) { ... on CourseAnnouncement { id } }`;
}

function enrollment(courseId: string, email: string): string {
  return `enrollStudents(input: { courseId: "${courseId}", students: [{ email: "${email}" }] }) { __typename }`;
}

async function grantedEnrollment(fixtures: AuditLogFixtures): Promise<string> {
  const { courseId, student } = await publishedCourse(fixtures);
  await fixtures.admin.get(`mutation { ${enrollment(courseId, student.email)} }`);
  const { course } = await fixtures.admin.get(`{ course(id: "${courseId}") { students { nodes { enrollmentId } } } }`);
  return course.students.nodes[0].enrollmentId;
}

async function category(admin: Shopper, name: string): Promise<string> {
  const { createCourseCategory } = await admin.get(
    `mutation { createCourseCategory(input: { name: "${name}" }) { ... on CourseCategory { id } } }`,
  );
  return createCourseCategory.id;
}

import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { emailRule } from "@souk/kernel/values/email-address";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import { mayManage } from "../course/course-access.js";
import type { CourseStore } from "../course/course-store.js";
import type { AccountsPeer } from "../peers.js";
import { endRule } from "./enrollment-end.js";
import type { GrantStore } from "./grant-store.js";

const maxStudents = 100;

export interface EnrollStudentsInput {
  readonly courseId: string;
  readonly students: readonly { readonly email: string; readonly endsAt?: Date | null }[];
}

export interface StudentEnrollment {
  readonly email: string;
  readonly outcome: "ENROLLED" | "ALREADY_ENROLLED" | "NO_ACCOUNT";
}

export type EnrollStudentsOutcome =
  | { readonly kind: "enrolled"; readonly students: readonly StudentEnrollment[] }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "notPublished" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface EnrollStudentsDependencies {
  readonly courses: Pick<CourseStore, "findCourse">;
  readonly grants: GrantStore;
  readonly directory: AccountsPeer;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Enrolls users without an order, found by their verified addresses. Idempotent: an enrollment that exists does not
 * change. Throws ServiceUnavailableError when accounts does not answer.
 */
export function enrollStudents({ courses, grants, directory, clock, newId }: EnrollStudentsDependencies) {
  return async (
    { courseId, students: given }: EnrollStudentsInput,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<EnrollStudentsOutcome> => {
    const course = isUuid(courseId) ? await courses.findCourse("id", courseId) : null;
    if (!course || !mayManage(viewer, course)) return { kind: "notFound", id: courseId };
    const enrolledAt = clock.now();
    const checked = checkInput(studentsRule(enrolledAt), { students: given });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (course.status !== "PUBLISHED") return { kind: "notPublished" };
    const { students } = checked.value;
    const profiles = await directory.findByEmails(students.map(({ email }) => email));
    const idOf = new Map(profiles.map(({ email, id }) => [email.toLowerCase(), id]));
    const teacher = students.findIndex(({ email }) => idOf.get(email.toLowerCase()) === course.instructorId);
    if (teacher >= 0)
      return { kind: "invalid", fields: [{ path: `students.${teacher}.email`, message: "teaches the course" }] };
    const enrolled = await grants.grant({
      course,
      enrolledAt,
      students: students.flatMap(({ email, endsAt = null }) => {
        const userId = idOf.get(email.toLowerCase());
        return userId === undefined ? [] : [{ id: newId(), userId, endsAt }];
      }),
      jobsOf: (userIds) =>
        auditJobs(userIds.length > 0 ? action : null, {
          targetType: "Course",
          targetId: course.id,
          before: { enrolledStudents: [] },
          after: { enrolledStudents: userIds },
        }),
    });
    return {
      kind: "enrolled",
      students: students.map(({ email }) => ({ email, outcome: outcomeOf(idOf.get(email.toLowerCase()), enrolled) })),
    };
  };
}

function outcomeOf(userId: string | undefined, enrolled: ReadonlySet<string>): StudentEnrollment["outcome"] {
  if (userId === undefined) return "NO_ACCOUNT";
  return enrolled.has(userId) ? "ENROLLED" : "ALREADY_ENROLLED";
}

function studentsRule(now: Date) {
  const student = z.object({ email: emailRule, endsAt: endRule(now) });
  return z.object({
    students: z
      .array(student)
      .min(1, "must not be empty")
      .max(maxStudents, `must be at most ${maxStudents} students`)
      .superRefine((students, context) => {
        const seen = new Set<string>();
        for (const [index, { email }] of students.entries()) {
          const key = email.toLowerCase();
          if (seen.has(key))
            context.addIssue({ code: "custom", path: [index, "email"], message: "is in the list twice" });
          seen.add(key);
        }
      }),
  });
}

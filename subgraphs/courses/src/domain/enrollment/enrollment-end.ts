import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import { mayManage } from "../course/course-access.js";
import type { CourseStore } from "../course/course-store.js";
import type { StudentOfCourse } from "./enrollment-store.js";
import type { FoundEnrollment, GrantStore } from "./grant-store.js";

export type ChangeEnrollmentEndOutcome =
  | { readonly kind: "changed"; readonly student: StudentOfCourse }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "bought" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export type RevokeEnrollmentOutcome =
  | { readonly kind: "revoked"; readonly id: string }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "bought" };

export interface EnrollmentEndDependencies {
  readonly courses: Pick<CourseStore, "findCourse">;
  readonly grants: GrantStore;
  readonly clock: Clock;
}

/** The rule for the end of an enrollment; absent or null without an end. */
export function endRule(now: Date) {
  return z
    .date("must be a time")
    .refine((endsAt) => endsAt > now, "must be in the future")
    .nullish();
}

/** Changes the end of an enrollment that is granted; null removes it. Idempotent. */
export function changeEnrollmentEnd({ courses, grants, clock }: EnrollmentEndDependencies) {
  return async (
    { id, endsAt }: { readonly id: string; readonly endsAt: Date | null },
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<ChangeEnrollmentEndOutcome> => {
    const enrollment = await managedEnrollment({ courses, grants }, id, viewer);
    if (!enrollment || enrollment.endedAt) return { kind: "notFound", id };
    if (!enrollment.isGranted) return { kind: "bought" };
    const checked = checkInput(z.object({ endsAt: endRule(clock.now()) }), { endsAt });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (enrollment.endsAt?.getTime() === endsAt?.getTime()) return { kind: "changed", student: enrollment };
    const jobs = auditJobs(action, {
      targetType: "Enrollment",
      targetId: enrollment.id,
      before: { endsAt: enrollment.endsAt },
      after: { endsAt },
    });
    const student = await grants.changeEnd({ enrollmentId: enrollment.id, endsAt, jobs });
    return student ? { kind: "changed", student } : { kind: "notFound", id };
  };
}

/**
 * Ends an enrollment at once: an instructor ends grants, an admin ends purchases too. The progress is kept for a later
 * enrollment. Idempotent.
 */
export function revokeEnrollment({ courses, grants, clock }: EnrollmentEndDependencies) {
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<RevokeEnrollmentOutcome> => {
    const enrollment = await managedEnrollment({ courses, grants }, id, viewer);
    if (!enrollment) return { kind: "notFound", id };
    if (!enrollment.isGranted && !isAdmin(viewer)) return { kind: "bought" };
    if (enrollment.endedAt) return { kind: "revoked", id: enrollment.id };
    const at = clock.now();
    const jobs = auditJobs(action, {
      targetType: "Enrollment",
      targetId: enrollment.id,
      before: { endedAt: null },
      after: { endedAt: at },
    });
    await grants.revoke({ enrollmentId: enrollment.id, onlyGrants: !isAdmin(viewer), at, jobs });
    return { kind: "revoked", id: enrollment.id };
  };
}

/** Ends the enrollments whose end has come. */
export function endDueEnrollments({ grants, clock }: Pick<EnrollmentEndDependencies, "grants" | "clock">) {
  return async (): Promise<void> => {
    const at = clock.now();
    let hasMore = true;
    while (hasMore) hasMore = await grants.endDue(at);
  };
}

async function managedEnrollment(
  { courses, grants }: Pick<EnrollmentEndDependencies, "courses" | "grants">,
  id: string,
  viewer: Viewer,
): Promise<FoundEnrollment | null> {
  const enrollment = viewer.kind === "user" && isUuid(id) ? await grants.findEnrollment(id) : null;
  const course = enrollment && (await courses.findCourse("id", enrollment.courseId));
  return course && mayManage(viewer, course) ? enrollment : null;
}

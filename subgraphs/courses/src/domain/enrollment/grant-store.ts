import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Course } from "../course/course.js";
import type { StudentOfCourse } from "./enrollment-store.js";

export interface NewGrant {
  /** The id of the enrollment. */
  readonly id: string;
  readonly userId: string;
  readonly endsAt: Date | null;
}

export interface NewGrants {
  readonly course: Pick<Course, "id" | "productId" | "title" | "slug">;
  readonly enrolledAt: Date;
  readonly students: readonly NewGrant[];
  /** Returns the jobs to enqueue in the same transaction. */
  readonly jobsOf: (enrolledIds: readonly string[]) => readonly AuditJob[];
}

export interface ChangedEnd {
  readonly enrollmentId: string;
  readonly endsAt: Date | null;
  readonly jobs: readonly AuditJob[];
}

export interface RevokedEnrollment {
  readonly enrollmentId: string;
  /** Whether purchases of the course stay. */
  readonly onlyGrants: boolean;
  readonly at: Date;
  readonly jobs: readonly AuditJob[];
}

export type FoundEnrollment = StudentOfCourse & { readonly endedAt: Date | null };

/** Storage for enrollments that staff manage. */
export interface GrantStore {
  /**
   * Enrolls users without an active enrollment in the course, like `EnrollmentStore.enroll`. Returns the ids of the
   * enrolled users.
   */
  grant(grants: NewGrants): Promise<ReadonlySet<string>>;
  /** Also finds enrollments that have ended. */
  findEnrollment(enrollmentId: string): Promise<FoundEnrollment | null>;
  /** Returns null when the enrollment is no longer an active grant. */
  changeEnd(change: ChangedEnd): Promise<StudentOfCourse | null>;
  /** Ends an active enrollment. With `onlyGrants`, it moves to a purchase of the course if there is one. */
  revoke(revoked: RevokedEnrollment): Promise<void>;
  /** Ends a batch of the enrollments whose end has come. Returns false when there are no more. */
  endDue(at: Date): Promise<boolean>;
}

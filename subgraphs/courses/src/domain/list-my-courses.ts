import type { Enrollment } from "./enrollment.js";
import type { EnrollmentStore } from "./enrollment-store.js";

const maxEnrollments = 500;

/** A user's enrollments, newest first, the newest 500 of them. */
export function listMyCourses({ enrollments }: { enrollments: EnrollmentStore }) {
  return (userId: string): Promise<readonly Enrollment[]> => enrollments.listEnrollments(userId, maxEnrollments);
}

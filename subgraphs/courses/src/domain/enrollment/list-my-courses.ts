import type { Enrollment } from "./enrollment.js";
import type { EnrollmentStore } from "./enrollment-store.js";

const maxEnrollments = 500;

/** Returns the newest 500 enrollments of a user, newest first. */
export function listMyCourses({ enrollments }: { enrollments: EnrollmentStore }) {
  return (userId: string): Promise<readonly Enrollment[]> => enrollments.listEnrollments(userId, maxEnrollments);
}

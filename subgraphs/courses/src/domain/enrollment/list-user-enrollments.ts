import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import type { Enrollment } from "./enrollment.js";
import type { EnrollmentStore } from "./enrollment-store.js";

/** The order of a user's enrollments: by `enrolledAt`, newest first, then by `id`. */
export const enrollmentOrder = "ENROLLED";
const cursorLength = 2;

/** Lists the same page of several users. All requests of one tick take one statement, and one more for their counts. */
export interface UserEnrollmentLister {
  page(userId: string): Promise<Page<Enrollment>>;
  count(userId: string): Promise<number>;
}

/** Lists enrollments. Throws PageArgumentError. */
export function listUserEnrollments({ enrollments }: { readonly enrollments: EnrollmentStore }) {
  return (page: PageArguments): UserEnrollmentLister => {
    const request = readPageArguments(page, enrollmentOrder, cursorLength);
    const pages = groupLoader(
      (ids) => enrollments.pageOfUsers(ids, request),
      (row) => row.userId,
    );
    const counts = batchLoader(
      (ids) => enrollments.countOfUsers(ids),
      (row) => row.userId,
    );
    return {
      page: async (userId) => pageOf(request, await pages.load(userId)),
      count: async (userId) => (await counts.load(userId))?.count ?? 0,
    };
  };
}

const maxEnrollments = 500;

/** Returns the newest 500 enrollments of a user, newest first. */
export function listMyCourses({ enrollments }: { enrollments: EnrollmentStore }) {
  return (userId: string): Promise<readonly Enrollment[]> => enrollments.listEnrollments(userId, maxEnrollments);
}

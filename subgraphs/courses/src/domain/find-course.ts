import { isUuid } from "@souk/kernel/uuid";
import type { Viewer } from "@souk/kernel/viewer";
import type { Course } from "./course.js";
import { mayOpen } from "./course-access.js";
import type { CourseStore } from "./course-store.js";
import type { EnrollmentStore } from "./enrollment-store.js";

export interface CourseKey {
  readonly id?: string | null;
  readonly slug?: string | null;
}

export type FindCourseOutcome =
  { readonly kind: "found"; readonly course: Course | null } | { readonly kind: "oneKeyNeeded" };

export interface FindCourseParts {
  readonly courses: CourseStore;
  readonly enrollments: Pick<EnrollmentStore, "findEnrollments">;
}

/** By exactly one key. A draft is there for its instructor and admins alone, an archived course also for those enrolled. */
export function findCourse({ courses, enrollments }: FindCourseParts) {
  return async ({ id, slug }: CourseKey, viewer: Viewer): Promise<FindCourseOutcome> => {
    if ((id == null) === (slug == null)) return { kind: "oneKeyNeeded" };
    if (id != null && !isUuid(id)) return { kind: "found", course: null };
    const course = await (id == null ? courses.findCourse("slug", slug ?? "") : courses.findCourse("id", id));
    const isEnrolled = async (): Promise<boolean> =>
      course !== null &&
      viewer.kind === "user" &&
      (await enrollments.findEnrollments(viewer.id, [course.id])).length > 0;
    return { kind: "found", course: course && (await mayOpen({ viewer, course, isEnrolled })) ? course : null };
  };
}

import { isUuid } from "@souk/kernel/values/uuid";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Course } from "./course.js";
import { mayOpen } from "./course-access.js";
import type { CourseStore } from "./course-store.js";
import type { EnrollmentStore } from "../enrollment/enrollment-store.js";

export interface CourseKey {
  readonly id?: string | null;
  readonly slug?: string | null;
}

export type FindCourseOutcome =
  { readonly kind: "found"; readonly course: Course | null } | { readonly kind: "oneKeyNeeded" };

export interface FindCourseDependencies {
  readonly courses: CourseStore;
  readonly enrollments: Pick<EnrollmentStore, "findEnrollments">;
}

/**
 * Finds a course by exactly one key. Only its instructor and admins find a draft; enrolled users also find an archived
 * course.
 */
export function findCourse({ courses, enrollments }: FindCourseDependencies) {
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

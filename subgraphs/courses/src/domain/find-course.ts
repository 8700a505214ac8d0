import { isUuid } from "@souk/kernel/uuid";
import type { Viewer } from "@souk/kernel/viewer";
import type { Course } from "./course.js";
import { maySee } from "./course-access.js";
import type { CourseStore } from "./course-store.js";

export interface CourseKey {
  readonly id?: string | null;
  readonly slug?: string | null;
}

export type FindCourseOutcome =
  { readonly kind: "found"; readonly course: Course | null } | { readonly kind: "oneKeyNeeded" };

/** By exactly one key. A draft is there for its instructor and admins alone. */
export function findCourse({ courses }: { courses: CourseStore }) {
  return async ({ id, slug }: CourseKey, viewer: Viewer): Promise<FindCourseOutcome> => {
    if ((id == null) === (slug == null)) return { kind: "oneKeyNeeded" };
    if (id != null && !isUuid(id)) return { kind: "found", course: null };
    const course = await (id == null ? courses.findCourse("slug", slug ?? "") : courses.findCourse("id", id));
    return { kind: "found", course: course && maySee(viewer, course) ? course : null };
  };
}

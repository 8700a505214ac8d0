import type { AdminAct } from "@souk/kernel/admin-act";
import { isUuid } from "@souk/kernel/uuid";
import type { Viewer } from "@souk/kernel/viewer";
import type { Course } from "./course.js";
import { mayManage } from "./course-access.js";
import type { CourseProducts } from "./course-products.js";
import type { CourseStore } from "./course-store.js";
import { moveCourse } from "./move-course.js";

export type ArchiveCourseOutcome =
  | { readonly kind: "archived"; readonly course: Course }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "changedMeanwhile" };

export type RestoreCourseOutcome =
  | { readonly kind: "restored"; readonly course: Course }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "changedMeanwhile" };

export interface ArchiveCourseParts {
  readonly courses: CourseStore;
  readonly products: CourseProducts;
}

/** Takes the course from the lists and its product from sale; those enrolled keep it. A second time it changes nothing. */
export function archiveCourse(parts: ArchiveCourseParts) {
  return async (id: string, viewer: Viewer, act: AdminAct | null): Promise<ArchiveCourseOutcome> => {
    const course = await managedCourse(parts, id, viewer);
    if (!course) return { kind: "notFound", id };
    if (course.status === "ARCHIVED") return { kind: "archived", course };
    const archived = await moveCourse(parts, { course, to: "ARCHIVED", act });
    return archived ? { kind: "archived", course: archived } : { kind: "changedMeanwhile" };
  };
}

/** Makes an archived course what it was before. One that is not archived stays as it is. */
export function restoreCourse(parts: ArchiveCourseParts) {
  return async (id: string, viewer: Viewer, act: AdminAct | null): Promise<RestoreCourseOutcome> => {
    const course = await managedCourse(parts, id, viewer);
    if (!course) return { kind: "notFound", id };
    if (course.status !== "ARCHIVED") return { kind: "restored", course };
    const restored = await moveCourse(parts, { course, to: course.archivedFrom ?? "DRAFT", act });
    return restored ? { kind: "restored", course: restored } : { kind: "changedMeanwhile" };
  };
}

async function managedCourse({ courses }: ArchiveCourseParts, id: string, viewer: Viewer): Promise<Course | null> {
  const course = isUuid(id) ? await courses.findCourse("id", id) : null;
  return course && mayManage(viewer, course) ? course : null;
}

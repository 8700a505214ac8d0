import type { AdminAction } from "@souk/kernel/audit/admin-action";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Course } from "./course.js";
import { mayManage } from "./course-access.js";
import type { CatalogPeer } from "../peers.js";
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

export interface ArchiveCourseDependencies {
  readonly courses: CourseStore;
  readonly products: CatalogPeer;
}

/** Removes the course from the lists and takes its product off sale; enrolled users keep it. Idempotent. */
export function archiveCourse(deps: ArchiveCourseDependencies) {
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<ArchiveCourseOutcome> => {
    const course = await managedCourse(deps, id, viewer);
    if (!course) return { kind: "notFound", id };
    if (course.status === "ARCHIVED") return { kind: "archived", course };
    const archived = await moveCourse(deps, { course, to: "ARCHIVED", action });
    return archived ? { kind: "archived", course: archived } : { kind: "changedMeanwhile" };
  };
}

/** Restores an archived course to its earlier status. A course that is not archived does not change. */
export function restoreCourse(deps: ArchiveCourseDependencies) {
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<RestoreCourseOutcome> => {
    const course = await managedCourse(deps, id, viewer);
    if (!course) return { kind: "notFound", id };
    if (course.status !== "ARCHIVED") return { kind: "restored", course };
    const restored = await moveCourse(deps, { course, to: course.archivedFrom ?? "DRAFT", action });
    return restored ? { kind: "restored", course: restored } : { kind: "changedMeanwhile" };
  };
}

async function managedCourse(
  { courses }: ArchiveCourseDependencies,
  id: string,
  viewer: Viewer,
): Promise<Course | null> {
  const course = isUuid(id) ? await courses.findCourse("id", id) : null;
  return course && mayManage(viewer, course) ? course : null;
}

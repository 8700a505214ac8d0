import type { AdminAction } from "@souk/kernel/audit/admin-action";
import { unreachable } from "@souk/kernel/values/unreachable";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Course } from "./course.js";
import { mayManage } from "./course-access.js";
import type { CatalogPeer } from "../peers.js";
import type { CourseStore } from "./course-store.js";
import { moveCourse } from "./move-course.js";
import { missingForPublishing } from "./publish-checklist.js";

export type PublishCourseOutcome =
  | { readonly kind: "published"; readonly course: Course }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "archived" }
  | { readonly kind: "changedMeanwhile" }
  | { readonly kind: "incomplete"; readonly missing: readonly string[] };

/** Publishes the course and puts its product on sale. Idempotent. */
export function publishCourse({ courses, products }: { courses: CourseStore; products: CatalogPeer }) {
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<PublishCourseOutcome> => {
    const course = isUuid(id) ? await courses.findCourse("id", id) : null;
    if (!course || !mayManage(viewer, course)) return { kind: "notFound", id };
    switch (course.status) {
      case "PUBLISHED":
        return { kind: "published", course };
      case "ARCHIVED":
        return { kind: "archived" };
      case "DRAFT":
        return publishDraft({ courses, products }, course, action);
      default:
        return unreachable(course.status);
    }
  };
}

async function publishDraft(
  { courses, products }: { courses: CourseStore; products: CatalogPeer },
  draft: Course,
  action: AdminAction | null,
): Promise<PublishCourseOutcome> {
  const missing = missingForPublishing(draft, await courses.sectionsOfCourses([draft.id]));
  if (missing.length > 0) return { kind: "incomplete", missing };
  const course = await moveCourse({ courses, products }, { course: draft, to: "PUBLISHED", action });
  return course ? { kind: "published", course } : { kind: "changedMeanwhile" };
}

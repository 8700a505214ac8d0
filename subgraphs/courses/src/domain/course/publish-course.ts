import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { unreachable } from "@souk/kernel/values/unreachable";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Course } from "./course.js";
import { mayManage } from "./course-access.js";
import type { CatalogPeer, MediaPeer } from "../peers.js";
import type { CourseStore } from "./course-store.js";
import { moveCourse } from "./move-course.js";
import { missingWithFiles } from "./publish-checklist.js";
import { auditedOutline, outlineOf, type OutlineDraftStore } from "../curriculum/outline-draft.js";

export type PublishCourseOutcome =
  | { readonly kind: "published"; readonly course: Course }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "archived" }
  | { readonly kind: "changedMeanwhile" }
  | { readonly kind: "incomplete"; readonly missing: readonly string[] };

export interface PublishCourseDependencies {
  readonly courses: CourseStore;
  readonly drafts: OutlineDraftStore;
  readonly products: CatalogPeer;
  readonly files: Pick<MediaPeer, "unplayableFiles">;
  readonly clock: Clock;
}

export interface PublishRequest {
  readonly id: string;
  /** The version of the outline that the author has read; any version if it is absent. */
  readonly expectedVersion?: number | null;
}

/**
 * Publishes the course and puts its product on sale; publishes the draft of the outline if the course is published.
 * Idempotent. Throws ServiceUnavailableError when media does not answer.
 */
export function publishCourse({ courses, drafts, products, files, clock }: PublishCourseDependencies) {
  return async (
    { id, expectedVersion }: PublishRequest,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<PublishCourseOutcome> => {
    const course = isUuid(id) ? await courses.findCourse("id", id) : null;
    if (!course || !mayManage(viewer, course)) return { kind: "notFound", id };
    if (expectedVersion != null && expectedVersion !== course.version) return { kind: "changedMeanwhile" };
    switch (course.status) {
      case "PUBLISHED":
        return publishDraft(course, action);
      case "ARCHIVED":
        return { kind: "archived" };
      case "DRAFT":
        return publishFirst(course, action);
      default:
        return unreachable(course.status);
    }
  };

  async function publishFirst(draft: Course, action: AdminAction | null): Promise<PublishCourseOutcome> {
    const missing = await missingWithFiles(files, draft, await courses.sectionsOfCourses([draft.id]));
    if (missing.length > 0) return { kind: "incomplete", missing };
    return published(await moveCourse({ courses, products }, { course: draft, to: "PUBLISHED", action }));
  }

  async function publishDraft(course: Course, action: AdminAction | null): Promise<PublishCourseOutcome> {
    const [draft] = await drafts.draftsOfCourses([course.id]);
    if (!draft) return { kind: "published", course };
    const before = await courses.sectionsOfCourses([course.id]);
    const missing = await missingWithFiles(files, course, outlineOf(draft, before));
    if (missing.length > 0) return { kind: "incomplete", missing };
    const jobs = auditJobs(action, {
      targetType: "Course",
      targetId: course.id,
      before: auditedOutline(before),
      after: auditedOutline(draft.sections),
    });
    const { id: courseId, version: expectedVersion } = course;
    const { sections } = draft;
    return published(await drafts.endDraft({ courseId, expectedVersion, sections, at: clock.now(), jobs }));
  }
}

function published(course: Course | null): PublishCourseOutcome {
  return course ? { kind: "published", course } : { kind: "changedMeanwhile" };
}

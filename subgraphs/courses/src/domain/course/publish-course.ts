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
import { followCourseUpdate } from "../product/follow-course.js";
import { outlineOf } from "../curriculum/outline-draft.js";
import { auditedDraft, savedAtOf, type CourseDraftStore } from "./course-draft.js";

export type PublishCourseOutcome =
  | { readonly kind: "published"; readonly course: Course }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "archived" }
  | { readonly kind: "changedMeanwhile" }
  | { readonly kind: "incomplete"; readonly missing: readonly string[] };

export interface PublishCourseDependencies {
  readonly courses: CourseStore;
  readonly drafts: CourseDraftStore;
  readonly products: CatalogPeer;
  readonly files: Pick<MediaPeer, "unplayableFiles">;
  readonly clock: Clock;
}

export interface PublishRequest {
  readonly id: string;
  /** The version of the outline that the author has read; any version if it is absent. */
  readonly expectedVersion?: number | null;
  /** The time of the last save that the author has read; any time if it is absent. */
  readonly draftSavedAt?: Date | null;
}

/**
 * Publishes the course and puts its product on sale; publishes the draft if the course is published. Idempotent. Throws
 * ServiceUnavailableError when media does not answer.
 */
export function publishCourse({ courses, drafts, products, files, clock }: PublishCourseDependencies) {
  const follow = followCourseUpdate({ courses, products });
  return async (
    { id, expectedVersion, draftSavedAt }: PublishRequest,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<PublishCourseOutcome> => {
    const course = isUuid(id) ? await courses.findCourse("id", id) : null;
    if (!course || !mayManage(viewer, course)) return { kind: "notFound", id };
    if (expectedVersion != null && expectedVersion !== course.version) return { kind: "changedMeanwhile" };
    switch (course.status) {
      case "PUBLISHED":
        return publishDraft(course, action, draftSavedAt ?? null);
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

  async function publishDraft(
    course: Course,
    action: AdminAction | null,
    readAt: Date | null,
  ): Promise<PublishCourseOutcome> {
    const [draft] = await drafts.draftsOfCourses([course.id]);
    if (readAt && readAt.getTime() !== (draft && savedAtOf(draft)?.getTime())) return { kind: "changedMeanwhile" };
    if (!draft) return { kind: "published", course };
    const before = await courses.sectionsOfCourses([course.id]);
    const { outline, details } = draft;
    const { title = course.title, summary = course.summary, promoFileId = course.promoFileId } = details?.change ?? {};
    const missing = await missingWithFiles(files, { title, summary, promoFileId }, outlineOf(outline, before));
    if (missing.length > 0) return { kind: "incomplete", missing };
    const ended = await drafts.endDraft({
      draft,
      expectedVersion: course.version,
      publish: true,
      at: clock.now(),
      auditOf: (changed) => {
        const { published: shown, drafted } = auditedDraft(draft, before, changed);
        return auditJobs(action, { targetType: "Course", targetId: course.id, before: shown, after: drafted });
      },
    });
    // The outbox changes the product in any case. This direct call lets the response show the change.
    if (ended?.update) await follow(ended.update).catch(() => undefined);
    return published(ended?.course ?? null);
  }
}

function published(course: Course | null): PublishCourseOutcome {
  return course ? { kind: "published", course } : { kind: "changedMeanwhile" };
}

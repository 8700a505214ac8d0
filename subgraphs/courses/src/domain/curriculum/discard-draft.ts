import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { mayManage } from "../course/course-access.js";
import type { Course } from "../course/course.js";
import type { CourseStore } from "../course/course-store.js";
import { auditedDraft, type CourseDraftStore } from "../course/course-draft.js";

export type DiscardDraftOutcome =
  | { readonly kind: "discarded"; readonly course: Course }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "changedMeanwhile" };

export interface DiscardDraftDependencies {
  readonly courses: CourseStore;
  readonly drafts: CourseDraftStore;
  readonly clock: Clock;
}

/** Deletes the draft; the published course stays. Idempotent. */
export function discardDraft({ courses, drafts, clock }: DiscardDraftDependencies) {
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<DiscardDraftOutcome> => {
    const course = isUuid(id) ? await courses.findCourse("id", id) : null;
    if (!course || !mayManage(viewer, course)) return { kind: "notFound", id };
    const [draft] = await drafts.draftsOfCourses([course.id]);
    if (!draft) return { kind: "discarded", course };
    const published = draft.outline ? await courses.sectionsOfCourses([course.id]) : [];
    const discarded = await drafts.endDraft({
      draft,
      expectedVersion: course.version,
      publish: false,
      at: clock.now(),
      auditOf: (changed) => {
        const { published: after, drafted: before } = auditedDraft(draft, published, changed);
        return auditJobs(action, { targetType: "Course", targetId: course.id, before, after });
      },
    });
    return discarded ? { kind: "discarded", course: discarded.course } : { kind: "changedMeanwhile" };
  };
}

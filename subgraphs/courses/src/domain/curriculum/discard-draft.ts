import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { mayManage } from "../course/course-access.js";
import type { Course } from "../course/course.js";
import type { CourseStore } from "../course/course-store.js";
import { auditedOutline, type OutlineDraftStore } from "./outline-draft.js";

export type DiscardDraftOutcome =
  | { readonly kind: "discarded"; readonly course: Course }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "changedMeanwhile" };

export interface DiscardDraftDependencies {
  readonly courses: CourseStore;
  readonly drafts: OutlineDraftStore;
  readonly clock: Clock;
}

/** Deletes the draft of the outline; the published outline stays. Idempotent. */
export function discardDraft({ courses, drafts, clock }: DiscardDraftDependencies) {
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<DiscardDraftOutcome> => {
    const course = isUuid(id) ? await courses.findCourse("id", id) : null;
    if (!course || !mayManage(viewer, course)) return { kind: "notFound", id };
    const [draft] = await drafts.draftsOfCourses([course.id]);
    if (!draft) return { kind: "discarded", course };
    const jobs = auditJobs(action, {
      targetType: "Course",
      targetId: course.id,
      before: auditedOutline(draft.sections),
      after: auditedOutline(await courses.sectionsOfCourses([course.id])),
    });
    const ended = { courseId: course.id, expectedVersion: course.version, sections: null, at: clock.now(), jobs };
    const discarded = await drafts.endDraft(ended);
    return discarded ? { kind: "discarded", course: discarded } : { kind: "changedMeanwhile" };
  };
}

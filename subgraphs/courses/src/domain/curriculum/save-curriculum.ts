import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Course, Lesson } from "../course/course.js";
import { mayManage } from "../course/course-access.js";
import { saveCurriculumRule } from "../course/course-rules.js";
import type { CourseStore } from "../course/course-store.js";
import { attachFiles, fileAuthor } from "./attach-files.js";
import type { MediaPeer } from "../peers.js";
import { mergeCurriculum, type CurriculumSectionInput, type WrittenLesson } from "./merge-curriculum.js";
import { missingForPublishing } from "../course/publish-checklist.js";

export interface SaveCurriculumInput {
  readonly courseId: string;
  /** The version of the outline that the author has read. */
  readonly expectedVersion: number;
  readonly sections: readonly CurriculumSectionInput[];
}

export type SaveCurriculumOutcome =
  | { readonly kind: "saved"; readonly course: Course }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "versionMovedOn"; readonly version: number }
  | { readonly kind: "incomplete"; readonly missing: readonly string[] }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface SaveCurriculumDependencies {
  readonly courses: CourseStore;
  readonly files: MediaPeer;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Replaces the whole outline in one transaction: missing lessons are removed with their progress. A course that is or
 * was published must keep what publishing requires. Throws ServiceUnavailableError when media does not answer.
 */
export function saveCurriculum({ courses, files, clock, newId }: SaveCurriculumDependencies) {
  return async (
    { courseId, expectedVersion, sections: given }: SaveCurriculumInput,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<SaveCurriculumOutcome> => {
    const course = isUuid(courseId) ? await courses.findCourse("id", courseId) : null;
    if (!course || !mayManage(viewer, course)) return { kind: "notFound", id: courseId };
    const checked = checkInput(saveCurriculumRule, { sections: given });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (course.version !== expectedVersion) return { kind: "versionMovedOn", version: course.version };
    const present = await courses.sectionsOfCourses([course.id]);
    const merged = mergeCurriculum(present, checked.value.sections, newId);
    if (!merged.ok) return { kind: "invalid", fields: merged.fields };
    const attached = await attachFiles(files, merged.sections, fileAuthor(viewer, course), present);
    if (!attached.ok) return { kind: "invalid", fields: attached.fields };
    const { sections } = attached;
    const outline = sections.map(({ lessons, ...section }) => ({ ...section, lessons: lessons.map(bare) }));
    const missing = wasPublished(course) ? missingForPublishing(course, outline) : [];
    if (missing.length > 0) return { kind: "incomplete", missing };
    const jobs = auditJobs(action, {
      targetType: "Course",
      targetId: course.id,
      before: auditedOutline(present),
      after: auditedOutline(sections),
    });
    const saved = await courses.saveCurriculum({
      courseId: course.id,
      expectedVersion,
      sections,
      at: clock.now(),
      jobs,
    });
    if (saved) return { kind: "saved", course: saved };
    return { kind: "versionMovedOn", version: (await courses.findCourse("id", course.id))?.version ?? expectedVersion };
  };
}

function wasPublished({ status, archivedFrom }: Course): boolean {
  return status === "PUBLISHED" || archivedFrom === "PUBLISHED";
}

interface Outlined {
  readonly title: string;
  readonly lessons: readonly { readonly title: string }[];
}

/** Omits the text, because the publishing requirements do not depend on it. */
function bare({ content: _text, ...lesson }: WrittenLesson): Lesson {
  return { ...lesson, hasContent: false };
}

/** Returns only titles, because the audit log does not need the content of lessons. */
function auditedOutline(sections: readonly Outlined[]) {
  return {
    sections: sections.map(({ title, lessons }) => `${title}: ${lessons.map((lesson) => lesson.title).join(", ")}`),
  };
}

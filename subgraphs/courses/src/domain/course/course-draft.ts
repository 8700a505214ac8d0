import type { AuditJob } from "@souk/kernel/audit/admin-action";
import { auditedOutline, type OutlineDraft } from "../curriculum/outline-draft.js";
import { auditedCourse, type ChangedCourse, type DetailsChange } from "./course-change.js";
import type { Course, CourseSection } from "./course.js";
import type { CourseAfterChange, SavedCurriculum } from "./course-store.js";

/** The changes of a published course that students do not see yet. */
export interface CourseDraft {
  readonly courseId: string;
  /** Null if the outline has not changed. */
  readonly outline: OutlineDraft | null;
  /** Null if nothing beside the outline has changed. */
  readonly details: { readonly change: DetailsChange; readonly savedAt: Date } | null;
}

/** A course that is or was published is edited as a draft; students have seen it. */
export function isEditedAsDraft({ status, archivedFrom }: Pick<Course, "status" | "archivedFrom">): boolean {
  return status === "PUBLISHED" || archivedFrom === "PUBLISHED";
}

/** Returns the time of the last save. */
export function savedAtOf({ outline, details }: CourseDraft): Date | null {
  const times = [outline?.savedAt, details?.savedAt].flatMap((time) => time?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.max(...times));
}

export interface EndedDraft {
  /** The draft as it was read. */
  readonly draft: CourseDraft;
  readonly expectedVersion: number;
  /** False discards the draft. */
  readonly publish: boolean;
  readonly at: Date;
  /** The details are null if the draft has none. */
  readonly auditOf: (details: DraftedDetails | null) => readonly AuditJob[];
}

export interface DraftedDetails {
  readonly published: ChangedCourse;
  readonly drafted: ChangedCourse;
}

/** Returns the parts of a course that its draft changes, for the audit log. `sections` are the published ones. */
export function auditedDraft(
  { outline }: CourseDraft,
  sections: readonly CourseSection[],
  details: DraftedDetails | null,
) {
  return {
    published: { ...(outline && auditedOutline(sections)), ...(details && auditedCourse(details.published)) },
    drafted: { ...(outline && auditedOutline(outline.sections)), ...(details && auditedCourse(details.drafted)) },
  };
}

/** Storage for drafts of courses. */
export interface CourseDraftStore {
  /** Returns no row for a course without changes. */
  draftsOfCourses(courseIds: readonly string[]): Promise<readonly CourseDraft[]>;
  /** Without sections, deletes the draft of the outline. Returns null when the version has changed. */
  saveOutline(
    saved: Omit<SavedCurriculum, "sections"> & { readonly sections: SavedCurriculum["sections"] | null },
  ): Promise<Course | null>;
  /**
   * Publishes or discards the draft. Enrolled users who have completed all remaining lessons complete the course; the
   * outbox of the same transaction changes the product. Returns null when the version or the draft has changed.
   */
  endDraft(ended: EndedDraft): Promise<CourseAfterChange | null>;
  /** Returns the number of active students who have completed a lesson; no row for a lesson without any. */
  countCompletions(lessonIds: readonly string[]): Promise<readonly { lessonId: string; count: number }[]>;
}

import { isUuid } from "@souk/kernel/values/uuid";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { CourseStatus } from "./course.js";
import { mayManage } from "./course-access.js";

export interface ScopeRequest {
  readonly instructorId?: string | null;
  readonly mine?: boolean | null;
  readonly status?: CourseStatus | null;
}

/** The instructor and status that limit a list of courses. Null: the viewer may see none of the requested courses. */
export interface CourseScope {
  readonly instructorId?: string;
  readonly status?: CourseStatus;
}

/**
 * Returns the scope of a list. Published courses are public. Other courses are listed only if the viewer may see all
 * that the list could contain: instructors for their own id; admins for any instructor, and without an instructor if
 * they request a status.
 */
export function courseScope({ instructorId: given, mine, status }: ScopeRequest, viewer: Viewer): CourseScope | null {
  const own = viewer.kind === "user" ? viewer.id : null;
  const instructorId = given?.toLowerCase() ?? (mine ? (own ?? "") : undefined);
  if (instructorId !== undefined && !isUuid(instructorId)) return null;
  if (mine && instructorId !== own) return null;
  const whose = instructorId === undefined ? {} : { instructorId };
  // A list without an instructor includes all courses, so only admins manage it.
  const managesAll = mayManage(viewer, { instructorId: instructorId ?? "" });
  if (status != null) return managesAll || status === "PUBLISHED" ? { ...whose, status } : null;
  return managesAll && instructorId !== undefined ? whose : { ...whose, status: "PUBLISHED" };
}

import { isUuid } from "@souk/kernel/uuid";
import type { Viewer } from "@souk/kernel/viewer";
import type { CourseStatus } from "./course.js";
import { mayManage } from "./course-access.js";

export interface ScopeRequest {
  readonly instructorId?: string | null;
  readonly mine?: boolean | null;
  readonly status?: CourseStatus | null;
}

/** Whose courses, and in which status, a list is of. Null: there are none that the viewer may see. */
export interface CourseScope {
  readonly instructorId?: string;
  readonly status?: CourseStatus;
}

/**
 * Published courses are everybody's to list; the others for those who may see all that the list could hold: instructors under their own
 * id, admins under any, and under none when they ask for a status.
 */
export function courseScope({ instructorId: given, mine, status }: ScopeRequest, viewer: Viewer): CourseScope | null {
  const own = viewer.kind === "user" ? viewer.id : null;
  const instructorId = given?.toLowerCase() ?? (mine ? (own ?? "") : undefined);
  if (instructorId !== undefined && !isUuid(instructorId)) return null;
  if (mine && instructorId !== own) return null;
  const whose = instructorId === undefined ? {} : { instructorId };
  // without an instructor it is everybody's, and so a thing of admins alone
  const managesAll = mayManage(viewer, { instructorId: instructorId ?? "" });
  if (status != null) return managesAll || status === "PUBLISHED" ? { ...whose, status } : null;
  return managesAll && instructorId !== undefined ? whose : { ...whose, status: "PUBLISHED" };
}

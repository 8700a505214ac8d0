import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { Course } from "./course.js";

/** Returns true if the viewer is this instructor and still has the role: access ends with the role. */
function isInstructor(viewer: Viewer, instructorId: string): boolean {
  return viewer.kind === "user" && viewer.role === "INSTRUCTOR" && viewer.id === instructorId;
}

/**
 * Returns true for the instructor of the course and for admins. They see the course before it is published, publish it,
 * and watch all lessons.
 */
export function mayManage(viewer: Viewer, { instructorId }: Pick<Course, "instructorId">): boolean {
  return isAdmin(viewer) || isInstructor(viewer, instructorId);
}

export function maySee(viewer: Viewer, course: Pick<Course, "instructorId" | "status">): boolean {
  return course.status === "PUBLISHED" || mayManage(viewer, course);
}

export interface OpenRequest {
  readonly viewer: Viewer;
  readonly course: Pick<Course, "instructorId" | "status">;
  /** Called only if the result depends on it. */
  readonly isEnrolled: () => Promise<boolean>;
}

/**
 * Returns true if the viewer may open the course by its key: everyone who may see it, and users enrolled in an archived
 * one.
 */
export async function mayOpen({ viewer, course, isEnrolled }: OpenRequest): Promise<boolean> {
  if (maySee(viewer, course)) return true;
  return course.status === "ARCHIVED" && viewer.kind === "user" && isEnrolled();
}

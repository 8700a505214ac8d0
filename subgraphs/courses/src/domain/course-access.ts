import { isAdmin, type Viewer } from "@souk/kernel/viewer";
import type { Course, Lesson } from "./course.js";

/** Whether the viewer is this instructor, and still is one: with the role goes what it allowed. */
function isInstructor(viewer: Viewer, instructorId: string): boolean {
  return viewer.kind === "user" && viewer.role === "INSTRUCTOR" && viewer.id === instructorId;
}

/** Who sees a course before it is published, publishes it, and watches all of it: its instructor and admins. */
export function mayManage(viewer: Viewer, { instructorId }: Pick<Course, "instructorId">): boolean {
  return isAdmin(viewer) || isInstructor(viewer, instructorId);
}

export function maySee(viewer: Viewer, course: Pick<Course, "instructorId" | "status">): boolean {
  return course.status === "PUBLISHED" || mayManage(viewer, course);
}

export interface OpenRequest {
  readonly viewer: Viewer;
  readonly course: Pick<Course, "instructorId" | "status">;
  /** Asked only where the answer hangs on it. */
  readonly isEnrolled: () => Promise<boolean>;
}

/** Who gets to a course by its key: whoever may see it, and those enrolled in one that was archived, who keep it. */
export async function mayOpen({ viewer, course, isEnrolled }: OpenRequest): Promise<boolean> {
  if (maySee(viewer, course)) return true;
  return course.status === "ARCHIVED" && viewer.kind === "user" && isEnrolled();
}

export interface WatchRequest {
  readonly viewer: Viewer;
  readonly lesson: Pick<Lesson, "isPreview">;
  readonly course: Pick<Course, "instructorId">;
  /** Asked only where the answer hangs on it. */
  readonly isEnrolled: () => Promise<boolean>;
}

/** Whether the viewer may have a lesson's media. */
export async function mayWatch({ viewer, lesson, course, isEnrolled }: WatchRequest): Promise<boolean> {
  if (lesson.isPreview || mayManage(viewer, course)) return true;
  return viewer.kind === "user" && isEnrolled();
}

import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { mayManage } from "../course/course-access.js";
import { lockOfStudent, type LessonAccess, type LessonAccessStore } from "../curriculum/lesson-lock.js";
import type { LessonPostStore } from "./lesson-post-store.js";
import type { DiscussedLesson, PostRole } from "./lesson-question.js";

export interface DiscussionDependencies {
  readonly lessonPosts: LessonPostStore;
  readonly lessonAccess: LessonAccessStore;
  readonly clock: Clock;
}

/** Returns true for an enrolled student to whom the lesson is open. A preview is public, its questions are not. */
export function mayDiscuss(access: LessonAccess, now: Date): boolean {
  return access.enrolledAt !== null && (access.isPreview || lockOfStudent(access, now) === null);
}

/** Returns the lesson if the viewer may read and write below it: its students, its instructor and admins. */
export async function findDiscussedLesson(
  { lessonPosts, lessonAccess, clock }: DiscussionDependencies,
  lessonId: string,
  viewer: Viewer,
): Promise<DiscussedLesson | null> {
  const lesson = viewer.kind === "user" && isUuid(lessonId) ? await lessonPosts.findLesson(lessonId) : null;
  if (viewer.kind !== "user" || !lesson || mayManage(viewer, lesson)) return lesson;
  const [access] = await lessonAccess.accessOfLessons([lessonId], viewer.id);
  return access && mayDiscuss(access, clock.now()) ? lesson : null;
}

export function roleIn(lesson: DiscussedLesson, viewer: Extract<Viewer, { kind: "user" }>): PostRole {
  if (!mayManage(viewer, lesson)) return "STUDENT";
  return viewer.id === lesson.instructorId ? "INSTRUCTOR" : "ADMIN";
}

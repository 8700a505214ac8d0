import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Course, CourseStatus } from "./course.js";
import type { CatalogPeer } from "../peers.js";
import { mayBecome } from "./course-status.js";
import type { CourseStore } from "./course-store.js";

export interface MoveCourseDependencies {
  readonly courses: Pick<CourseStore, "moveCourse" | "findCourse">;
  readonly products: Pick<CatalogPeer, "setActive">;
}

export interface MoveCourseRequest {
  readonly course: Course;
  readonly to: CourseStatus;
  readonly action: AdminAction | null;
}

/**
 * Changes the status of a course and puts its product on sale or takes it off. Returns the course; null when another
 * change came first and led to another status. Throws when the transition is not allowed, which is a bug of the caller.
 */
export async function moveCourse(
  { courses, products }: MoveCourseDependencies,
  { course, to, action }: MoveCourseRequest,
): Promise<Course | null> {
  const move = { from: course.status, to };
  if (!mayBecome(move)) throw new Error(`a course cannot become ${to} from ${course.status}`);
  const change = { before: { status: course.status }, after: { status: to } };
  const jobs = auditJobs(action, { targetType: "Course", targetId: course.id, ...change });
  const moved = await courses.moveCourse(course.id, move, jobs);
  if (!moved) {
    const now = await courses.findCourse("id", course.id);
    return now?.status === to ? now : null;
  }
  // The outbox changes the product in any case. This direct call lets the response show the change.
  await products.setActive(moved.productId, moved.status === "PUBLISHED").catch(() => undefined);
  return moved;
}

import { auditJobs, type AdminAct } from "@souk/kernel/admin-act";
import type { Course, CourseStatus } from "./course.js";
import type { CourseProducts } from "./course-products.js";
import { mayBecome } from "./course-status.js";
import type { CourseStore } from "./course-store.js";

export interface MoveCourseParts {
  readonly courses: Pick<CourseStore, "moveCourse" | "findCourse">;
  readonly products: Pick<CourseProducts, "setActive">;
}

export interface MoveCourseRequest {
  readonly course: Course;
  readonly to: CourseStatus;
  readonly act: AdminAct | null;
}

/**
 * The course in its new status, its product on sale or not accordingly; null when it is in another one by now than it was read in, and
 * not in the one that is wanted. A status that the course's cannot become is a fault of ours.
 */
export async function moveCourse(
  { courses, products }: MoveCourseParts,
  { course, to, act }: MoveCourseRequest,
): Promise<Course | null> {
  const move = { from: course.status, to };
  if (!mayBecome(move)) throw new Error(`a course cannot become ${to} from ${course.status}`);
  const change = { before: { status: course.status }, after: { status: to } };
  const jobs = auditJobs(act, { targetType: "Course", targetId: course.id, ...change });
  const moved = await courses.moveCourse(course.id, move, jobs);
  if (!moved) {
    const now = await courses.findCourse("id", course.id);
    return now?.status === to ? now : null;
  }
  // the outbox does it in any case; asking at once lets the answer show the product as it is
  await products.setActive(moved.productId, moved.status === "PUBLISHED").catch(() => undefined);
  return moved;
}

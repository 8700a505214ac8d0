import type { CourseStatus } from "./course.js";

export interface CourseFilter {
  readonly search?: string;
  readonly categorySlug?: string;
  readonly instructorId?: string;
  /** Every status when absent. */
  readonly status?: CourseStatus;
}

/** The one order of a list of courses; its name is in each cursor. */
export const courseOrder = "NEWEST";

/** How many values a cursor has: the time of creation and the id. */
export const courseCursorLength = 2;

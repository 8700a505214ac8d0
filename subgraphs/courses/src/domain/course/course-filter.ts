import type { CourseStatus } from "./course.js";

export interface CourseFilter {
  readonly search?: string;
  readonly categorySlug?: string;
  readonly instructorId?: string;
  /** Every status when absent. */
  readonly status?: CourseStatus;
}

export const courseSorts = ["NEWEST", "OLDEST", "TITLE_ASC", "TITLE_DESC"] as const;
export type CourseSort = (typeof courseSorts)[number];

/** Number of values in a cursor: the sort value and the id. */
export const courseCursorLength = 2;

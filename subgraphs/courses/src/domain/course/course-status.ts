import type { CourseStatus } from "./course.js";

/** The allowed next statuses of each status. */
const courseTransitions = {
  DRAFT: ["PUBLISHED", "ARCHIVED"],
  PUBLISHED: ["ARCHIVED"],
  ARCHIVED: ["DRAFT", "PUBLISHED"],
} as const satisfies Record<CourseStatus, readonly CourseStatus[]>;

export interface CourseMove {
  readonly from: CourseStatus;
  readonly to: CourseStatus;
}

export function mayBecome({ from, to }: CourseMove): boolean {
  return (courseTransitions[from] as readonly CourseStatus[]).includes(to);
}

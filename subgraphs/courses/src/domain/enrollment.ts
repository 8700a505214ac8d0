/** A user's membership of a course. */
export interface Enrollment {
  readonly id: string;
  readonly courseId: string;
  readonly enrolledAt: Date;
  /** In the order in which they were completed. */
  readonly completedLessonIds: readonly string[];
  /** Of the whole course. */
  readonly lessonCount: number;
  /** When the last of all lessons was completed. */
  readonly completedAt: Date | null;
}

/** 0 to 1; 0 for a course without lessons, which cannot be completed. */
export function progressOf({ completedLessonIds, lessonCount }: Enrollment): number {
  return lessonCount === 0 ? 0 : completedLessonIds.length / lessonCount;
}
